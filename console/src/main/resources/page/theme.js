// Light, dark, or as the system says. The choice stays in this browser.
import { byId } from './dom.js';

const KEY = 'temper.theme',
  root = document.documentElement,
  media = matchMedia('(prefers-color-scheme: dark)');
const NAMES = [
  'ground',
  'panel',
  'sunk',
  'line',
  'grid',
  'ink',
  'soft',
  'mute',
  'accent',
  'full',
  'running',
  'paused',
  'stopped',
  'failed',
  'promote',
  'r0',
  'r1',
  'r2',
  'r3',
  'r4',
];
const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const listeners = new Set();

/** The tokens of the style sheet, for what is drawn on canvas. */
export const colours = { ramp: [], font: '', dark: false };

function read() {
  const style = getComputedStyle(root),
    value = name => style.getPropertyValue(`--${name}`).trim();
  for (const name of NAMES) colours[name] = value(name);
  colours.ramp = ['r0', 'r1', 'r2', 'r3', 'r4'].map(value);
  colours.font = value('font');
  colours.dark = root.dataset.theme ? root.dataset.theme === 'dark' : media.matches;
}

function show(choice) {
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
  const toggle = byId('theme');
  toggle.textContent = `Theme: ${choice}`;
  toggle.setAttribute('aria-label', `Theme: ${choice}. Change to ${NEXT[choice]}`);
  read();
  listeners.forEach(redraw => redraw());
}

const stored = () => {
  const choice = localStorage.getItem(KEY);
  return choice in NEXT ? choice : 'system';
};

export function onTheme(redraw) {
  listeners.add(redraw);
  return () => listeners.delete(redraw);
}

export function startTheme() {
  show(stored());
  byId('theme').addEventListener('click', () => {
    const choice = NEXT[stored()];
    localStorage.setItem(KEY, choice);
    show(choice);
  });
  media.addEventListener('change', () => show(stored()));
}
