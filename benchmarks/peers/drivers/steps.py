"""What drivers share whose library asks for a configuration at a fidelity and learns of its value there only."""

from protocol import DONE, WAIT, Driver

MOST_ANSWERED_AT_ONCE = 100


class Steps(Driver):
    """suggest() gives (key, config, epoch, ticket): the same key again means the same trial, trained on to epoch.

    learn(ticket, value) takes the value at that epoch, None when the trial diverged.
    """

    def __init__(self, start):
        super().__init__(start)
        self.by_key, self.due, self.rows = {}, {}, {}

    def suggest(self):
        raise NotImplementedError

    def learn(self, ticket, value):
        raise NotImplementedError

    def ask(self):
        for _ in range(MOST_ANSWERED_AT_ONCE):
            key, config, epoch, ticket = self.suggest()
            if key not in self.by_key and not self.exhausted():
                answer = self.new(config, epoch)
                self.by_key[key] = answer["trial"]
                self.due[answer["trial"]] = (epoch, ticket)
                return answer
            trial = self.by_key.setdefault(key, self.nearest(config) if key not in self.by_key else None)
            reached = max(self.curves[trial], default=0)
            value = self.curves[trial].get(reached)
            if reached < epoch and value is not None and trial not in self.due:
                self.due[trial] = (epoch, ticket)
                return self.resume(trial, epoch)
            # Trained so far already, diverged, or still running for another question: the last value has to do.
            self.learn(ticket, self.curves[trial].get(epoch, value))
        return WAIT if self.due else DONE

    def nearest(self, config):
        """The trial nearest to a configuration, when the table has no unused row left."""
        return min(self.rows, key=lambda trial: self.space.distance(config, self.rows[trial]))

    def started(self, trial, config):
        self.rows[trial] = config

    def report(self, trial, epoch, value):
        return value is not None and epoch < self.due[trial][0]

    def ended(self, trial, epoch):
        self.learn(self.due.pop(trial)[1], self.curves[trial][epoch])
