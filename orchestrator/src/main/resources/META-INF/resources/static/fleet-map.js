// All targets at a glance, a cell each, on a canvas. The table under it says the same in words.

import { Layout } from './fleet-layout.js';

export function drawMaps() {
  for (const map of document.querySelectorAll('[data-map]')) {
    new FleetMap(map).start();
  }
}

class FleetMap {
  constructor(map) {
    this.canvas = map.querySelector('canvas');
    this.said = map.querySelector('[data-map-said]');
    this.url = map.dataset.map;
    this.chosen = -1;
    this.layout = new Layout([]);
  }

  start() {
    this.canvas.addEventListener('pointermove', (event) => this.choose(this.under(event)));
    this.canvas.addEventListener('pointerleave', () => this.choose(-1));
    this.canvas.addEventListener('click', (event) => this.open(this.under(event)));
    this.canvas.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.draw()).observe(this.canvas.parentElement);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
    document.querySelector('[data-events]')?.addEventListener('replaced', () => this.load());
    this.load();
  }

  async load() {
    if (this.loading) {
      this.again = true;
      return;
    }
    this.loading = true;
    try {
      const response = await fetch(this.url, { redirect: 'error' });
      if (response.ok) {
        this.layout = new Layout((await response.json()).groups);
        this.draw();
      }
    } catch {
      // the page says when it is not live
    } finally {
      this.loading = false;
    }
    if (this.again) {
      this.again = false;
      this.load();
    }
  }

  draw() {
    const width = this.canvas.parentElement.clientWidth;
    const scale = devicePixelRatio || 1;
    const style = getComputedStyle(this.canvas);
    const height = this.layout.arrange(width);
    this.canvas.width = width * scale;
    this.canvas.height = height * scale;
    const pen = this.canvas.getContext('2d');
    pen.scale(scale, scale);
    pen.font = style.font;
    this.paint(pen, style);
    this.canvas.dataset.cells = this.layout.cells.length;
  }

  paint(pen, style) {
    const colour = (state) => style.getPropertyValue(`--state-${state}`) || style.color;
    pen.fillStyle = style.color;
    for (const title of this.layout.titles) {
      pen.fillText(title.text, title.x, title.y, title.width);
    }
    const size = this.layout.size;
    for (const [state, cells] of this.layout.byState) {
      pen.fillStyle = colour(state);
      for (const cell of cells) {
        pen.fillRect(cell.x, cell.y, size, size);
      }
    }
    const chosen = this.layout.cells[this.chosen];
    if (chosen) {
      pen.strokeStyle = style.color;
      pen.lineWidth = 2;
      pen.strokeRect(chosen.x - 1, chosen.y - 1, size + 2, size + 2);
    }
  }

  under(event) {
    const box = this.canvas.getBoundingClientRect();
    return this.layout.at(event.clientX - box.left, event.clientY - box.top);
  }

  choose(index) {
    if (index === this.chosen) {
      return;
    }
    this.chosen = index;
    const cell = this.layout.cells[index];
    this.said.textContent = cell ? `${cell.tenant}: ${cell.state}` : '';
    requestAnimationFrame(() => this.draw());
  }

  open(index) {
    const cell = this.layout.cells[index];
    if (cell) {
      location.assign(`/console/targets/${cell.id}`);
    }
  }

  key(event) {
    const moved = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: this.layout.columns,
      ArrowUp: -this.layout.columns,
    }[event.key];
    if (event.key === 'Enter') {
      this.open(this.chosen);
    } else if (moved !== undefined && this.layout.cells.length > 0) {
      event.preventDefault();
      const last = this.layout.cells.length - 1;
      this.choose(Math.max(0, Math.min(last, Math.max(this.chosen, 0) + moved)));
    }
  }
}
