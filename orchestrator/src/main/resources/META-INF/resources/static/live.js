// An element with data-events and data-part is kept as the server shows it: whenever the stream
// says that something changed, the part is fetched anew and put in its place.

import { clockTime, showTimes } from './times.js';

// the server says something at least every ten seconds
const SILENCE_MS = 25_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

export function followAll() {
  for (const part of document.querySelectorAll('[data-events]')) {
    new Follower(part).connect();
  }
}

class Follower {
  constructor(part) {
    this.part = part;
    this.status = document.querySelector('[data-live-status]');
    this.retry = FIRST_RETRY_MS;
    this.wanted = false;
    this.loading = false;
  }

  connect() {
    this.source = new EventSource(this.part.dataset.events);
    this.source.addEventListener('open', () => this.heard());
    this.source.addEventListener('pulse', () => this.heard());
    this.source.addEventListener('changed', () => {
      this.heard();
      this.reload();
    });
    this.source.addEventListener('end', () => this.end());
    this.source.addEventListener('error', () => this.lost());
    this.watch();
  }

  heard() {
    this.retry = FIRST_RETRY_MS;
    this.say('live', 'Live');
    this.watch();
  }

  watch() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lost(), SILENCE_MS);
  }

  lost() {
    clearTimeout(this.silence);
    this.source.close();
    this.since ??= new Date();
    this.say('dead', `Not live since ${clockTime(this.since)}: no connection. Trying again.`);
    setTimeout(() => this.connect(), this.retry);
    this.retry = Math.min(this.retry * 2, LAST_RETRY_MS);
  }

  end() {
    clearTimeout(this.silence);
    this.source.close();
    this.say('dead', 'Not live any more: you are signed out.');
  }

  say(state, text) {
    if (state === 'live') {
      this.since = undefined;
    }
    if (this.status && this.status.textContent !== text) {
      this.status.dataset.state = state;
      this.status.textContent = text;
    }
  }

  // one request at a time; what changes meanwhile is fetched after it
  async reload() {
    this.wanted = true;
    if (this.loading) {
      return;
    }
    this.loading = true;
    while (this.wanted) {
      this.wanted = false;
      await this.fetchPart();
    }
    this.loading = false;
  }

  async fetchPart() {
    try {
      const response = await fetch(this.part.dataset.part, { redirect: 'error' });
      if (response.ok) {
        this.replace(await response.text());
      }
    } catch {
      // the stream tells of a connection that is gone
    }
  }

  replace(html) {
    const focused = document.activeElement?.id;
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    showTimes(parsed);
    // what somebody has opened stays open
    for (const opened of this.part.querySelectorAll('details[id][open]')) {
      parsed.getElementById(opened.id)?.setAttribute('open', '');
    }
    this.part.replaceChildren(...parsed.body.childNodes);
    if (focused && this.part.querySelector(`#${CSS.escape(focused)}`)) {
      document.getElementById(focused).focus({ preventScroll: true });
    }
    this.part.dispatchEvent(new CustomEvent('replaced'));
  }
}
