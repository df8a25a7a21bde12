package dev.temper.sinks.mlflow;

/** MLflow will never take what it was sent: the run was deleted there, or has other parameters. */
final class MlflowRefusedException extends Exception {
    MlflowRefusedException(String message) {
        super(message);
    }
}
