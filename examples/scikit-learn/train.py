"""Tells digits apart."""
import temper
from sklearn.datasets import load_digits
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split
from temper.integrations.sklearn import partial_fit

run = temper.run(alpha=1e-4, eta0=0.01)
x, y = load_digits(return_X_y=True)
x, x_test, y, y_test = train_test_split(x / 16, y, random_state=1)

partial_fit(
    SGDClassifier(learning_rate="constant", random_state=1, **run.params),
    x,
    y,
    lambda model: {"accuracy": model.score(x_test, y_test)},
    epochs=9,
    classes=range(10),
)
