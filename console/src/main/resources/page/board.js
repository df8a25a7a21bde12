// One experiment as the page has read it: resources as they stood at `at`, kept up to date by the stream.
import { change as changeAddress, parse } from './address.js';
import { experimentPath, get, query } from './api.js';
import { entry, away, back, onBack } from './connection.js';
import { applyToCurves, applyToTrials } from './live.js';
import { placed } from './fidelity.js';
import { Metric } from './metric.js';
import { clamp, finite } from './numbers.js';
import { follow } from './stream.js';

/** Most curves, trials and leases that the page asks for; the API reduces beyond. */
export const CURVES = 500,
  TRIALS = 2000,
  LEASES = 4000;
/** Milliseconds from a change to the reading of what the stream does not tell. */
const REFETCH = 1500,
  LONGEST_REFETCH = 15_000;
/** What takes long rests for so many times as long. */
const REST = 3;

const RESOURCES = {
  experiment: () => '',
  curves: board => `/curves${query({ limit: CURVES, points: 300, metric: board.param('metric'), at: board.at })}`,
  trials: board =>
    `/trials${query({ sort: 'value', order: board.experiment?.goal === 'maximize' ? 'desc' : 'asc', limit: TRIALS, at: board.at })}`,
  top: board =>
    `/trials${query({ sort: 'value', order: board.experiment?.goal === 'maximize' ? 'desc' : 'asc', status: 'COMPLETED', limit: 5, at: board.at })}`,
  failures: board => `/trials${query({ status: 'FAILED', limit: 20, order: 'desc', at: board.at })}`,
  progress: () => '/progress',
  costs: () => '/costs',
  importance: () => '/importance',
  tasks: () => '/tasks',
  leases: () => `/leases${query({ limit: LEASES })}`,
  bestLeases: () => `/leases${query({ best: TRIALS })}`,
  pareto: () => '/pareto',
  density: () => '/density',
};
const withAt = (path, at) =>
  at == null || path.includes('at=') || path.endsWith('/density') ? path : `${path}${path.includes('?') ? '&' : '?'}at=${at}`;

export class Board {
  constructor(id) {
    this.id = id;
    this.data = {};
    this.fresh = {};
    /** The last entry of the journal that changed a trial, of those that came while the page was open. */
    this.changes = new Map();
    this.version = 0;
    this.parts = [];
    this.partOf = new WeakMap();
    this.visible = new Set();
    this.abort = new AbortController();
    this.observer = new IntersectionObserver(entries => this.seen(entries), { rootMargin: '64px' });
    this.closers = [onBack(() => this.reload())];
    this.brushed = null;
    this.takeParams(parse().params);
  }

  get experiment() {
    return this.data.experiment;
  }
  /** Whether there is too little room for parallel coordinates. */
  get narrow() {
    return innerWidth < 600;
  }
  get ended() {
    return this.experiment?.status === 'COMPLETE' || this.experiment?.status === 'ARCHIVED';
  }
  get goalOrder() {
    return this.experiment.goal === 'maximize' ? 'desc' : 'asc';
  }
  param(name, fallback = null) {
    return this.params.get(name) ?? fallback;
  }
  set(patch, push = false) {
    changeAddress(patch, push);
  }
  takeParams(params) {
    this.params = params;
    this.at = params.has('at') ? Math.max(1, Math.trunc(Number(params.get('at'))) || 1) : null;
  }

  /** A part has `element`, `needs` and `draw()`; it is drawn while it can be seen. */
  add(...parts) {
    for (const part of parts) {
      this.parts.push(part);
      this.partOf.set(part.element, part);
      this.observer.observe(part.element);
    }
  }
  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const part = this.partOf.get(target);
      if (isIntersecting) this.visible.add(part);
      else this.visible.delete(part);
      if (isIntersecting) this.show(part);
    }
  }

  async open() {
    this.load('curves'); // what takes longest, meanwhile
    await this.load('experiment');
    this.connect();
    this.visible.forEach(part => this.show(part));
  }

  /** Loads what a part lacks, and draws it. What has been there stays until the new is. */
  async show(part) {
    if (!this.experiment) return;
    await Promise.all((part.needs ?? []).map(need => this.load(need)));
    if (this.visible.has(part) && (part.needs ?? []).every(need => this.data[need])) await part.draw();
  }

  load(name) {
    if (this.fresh[name]?.version === this.version) return this.fresh[name].promise;
    const { version, abort } = this;
    const promise = get(withAt(experimentPath(this.id, RESOURCES[name](this)), this.at), { signal: abort.signal })
      .then(answer => {
        if (version === this.version) this.take(name, answer);
      })
      .catch(problem => {
        if (this.fresh[name]?.promise === promise) delete this.fresh[name];
        if (problem.name === 'AbortError') return;
        if (name === 'experiment') throw problem;
        this.data[name] ??= null;
      });
    this.fresh[name] = { version, promise };
    return promise;
  }

  take(name, answer) {
    this.data[name] = name === 'curves' ? placed(answer) : answer;
    if (name === 'trials') this.byTrial = new Map(answer.trials.map(trial => [trial.trial, trial]));
    if (name === 'experiment' && this.at == null) entry(answer.sequence);
    if (name === 'experiment' || name === 'curves') this.measure();
  }

  /** Every trial of a large experiment, for who asks for it: one download. */
  async loadAllTrials() {
    const all = await get(withAt(experimentPath(this.id, '/trials.json'), this.at));
    this.take('trials', { total: all.trials.length, trials: all.trials });
    this.draw();
  }

  /** The metrics' scales, from all values that have been read. */
  measure() {
    const { experiment: e, curves } = this.data;
    if (!e) return;
    const shown = this.param('metric') ?? e.metric;
    const values = curves ? curves.trials.flatMap(t => t.values) : [];
    const known = [e.best?.value, ...e.spark.map(point => point[1])].filter(v => finite(v) != null);
    this.metric = new Metric(e.metric, e.goal, shown === e.metric ? [...known, ...values] : known);
    this.shownMetric =
      shown === e.metric ? this.metric : new Metric(shown, e.metrics?.find(m => m.name === shown)?.goal ?? 'maximize', values);
  }

  /** Takes the address: another position or metric is read anew, anything else only drawn. */
  update(params) {
    const before = [this.at, this.param('metric')].join();
    this.takeParams(params);
    if ([this.at, this.param('metric')].join() !== before) this.reload(80);
    else this.draw();
  }

  /** An enlarged plot covers the page wherever it stands on it, so it may be one that could not be seen. */
  draw() {
    this.parts.forEach(part => part.enlarge?.());
    this.visible.forEach(part => this.show(part));
  }

  reload(wait = 0) {
    clearTimeout(this.reloading);
    this.reloading = setTimeout(() => {
      this.abort.abort();
      this.abort = new AbortController();
      this.version++;
      this.load('experiment').then(
        () => this.draw(),
        // Deleted while somebody looked at it.
        problem => problem.status === 410 && dispatchEvent(new CustomEvent('viewlost', { detail: problem })),
      );
    }, wait);
  }

  connect() {
    const stream = follow(
      experimentPath(this.id, '/events'),
      { change: event => this.changed(event), reload: () => this.reload() },
      { after: this.experiment.sequence, onOpen: back, onLost: away },
    );
    this.closers.push(() => stream.close());
  }

  changed(event) {
    entry(event.sequence);
    this.head = event.sequence;
    for (const { trial } of event.trials) this.changes.set(trial, event.sequence);
    if (this.at != null || !this.experiment) return;
    this.data.experiment = { ...this.experiment, ...event.experiment };
    if (this.data.curves && !applyToCurves(this.data.curves, event, this.shownMetric.name)) delete this.fresh.curves;
    if (this.data.trials) applyToTrials(this.data.trials, this.byTrial, event);
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.drawLive());
    this.refetch ??= setTimeout(() => this.readAgain(), clamp(REST * (this.reading ?? 0), REFETCH, LONGEST_REFETCH));
  }

  /** Reads what the stream does not tell; the longer that takes, the less often. */
  async readAgain() {
    const start = performance.now();
    for (const name of Object.keys(this.fresh)) if (name !== 'curves' && name !== 'trials') delete this.fresh[name];
    try {
      await this.load('experiment');
      await this.draw();
    } catch {
      /* the connection says so */
    }
    this.reading = performance.now() - start;
    this.refetch = null;
  }

  /** Words at once; plots after a pause, so that a busy machine still has time for what comes. */
  drawLive() {
    const live = [...this.visible].filter(part => part.live);
    for (const part of live) if (!part.spec) part.draw();
    this.later ??= setTimeout(
      async () => {
        const start = performance.now();
        this.measure();
        await Promise.all(live.map(part => part.spec && this.visible.has(part) && part.draw()));
        this.rested = performance.now() + REST * (performance.now() - start);
        this.later = null;
      },
      Math.max(0, (this.rested ?? 0) - performance.now()),
    );
  }

  close() {
    this.abort.abort();
    this.observer.disconnect();
    [this.reloading, this.refetch, this.later].forEach(clearTimeout);
    cancelAnimationFrame(this.frame);
    this.closers.forEach(close => close());
    this.parts.forEach(part => part.close?.());
  }
}
