"""Callbacks for training loops that belong to a framework. A module imports its framework: import the one that you use.

All report the framework's own metrics after each epoch (boosting: each round), keep checkpoints when they are wanted,
and end training when the run is over.
"""
