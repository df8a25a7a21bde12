// Asks the server from time to time whether it hears the Kafka brokers: if not, what it shows gets old, and the page says so.
import { brokerAway } from './connection.js';

const EVERY = 5000;

async function ask() {
  if (document.hidden) return;
  try {
    const response = await fetch('/health/ready', { cache: 'no-store' });
    const { brokersSilentSeconds: silent } = await response.json();
    brokerAway(silent > 0 ? Date.now() - 1000 * silent : null);
  } catch {
    /* a server that is away itself is told of by the streams */
  }
}

export function startHealth() {
  setInterval(ask, EVERY);
}
