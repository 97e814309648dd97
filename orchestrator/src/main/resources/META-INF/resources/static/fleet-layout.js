// Where each cell of the fleet's map is. Cells shrink with the fleet, so that it stays a glance.

const TITLE = 22;
const GAP = 14;

// codes as the server writes them, one letter a target
const STATES = {
  c: 'current',
  d: 'drifted',
  u: 'unknown',
  r: 'unreadable',
  q: 'quarantined',
};

export class Layout {
  constructor(groups) {
    this.groups = groups;
    this.cells = [];
    this.byState = new Map();
    this.titles = [];
    this.rows = [];
    this.columns = 1;
    this.total = groups.reduce((sum, group) => sum + group.ids.length, 0);
    this.size = this.total > 20_000 ? 4 : this.total > 4_000 ? 7 : this.total > 600 ? 10 : 16;
    this.pitch = this.size + (this.size > 6 ? 2 : 1);
  }

  // gives the height it takes at this width
  arrange(width) {
    this.cells = [];
    this.titles = [];
    this.rows = [];
    this.byState = new Map(Object.values(STATES).map((state) => [state, []]));
    this.columns = Math.max(1, Math.floor(width / this.pitch));
    let y = 0;
    for (const group of this.groups) {
      y = this.arrangeGroup(group, y, width) + GAP;
    }
    return Math.max(y, 40);
  }

  arrangeGroup(group, top, width) {
    const text = `${group.name} (${group.ids.length})`;
    this.titles.push({ text, x: 0, y: top + TITLE - 8, width });
    const first = this.cells.length;
    let y = top + TITLE;
    for (let i = 0; i < group.ids.length; i++) {
      const column = i % this.columns;
      if (column === 0) {
        y = top + TITLE + Math.floor(i / this.columns) * this.pitch;
        this.rows.push({ y, first: first + i });
      }
      const state = STATES[group.states[i]];
      const cell = { id: group.ids[i], tenant: group.tenants[i], state, x: column * this.pitch, y };
      this.cells.push(cell);
      this.byState.get(state).push(cell);
    }
    return y + this.pitch;
  }

  at(x, y) {
    const row = this.rows.findLast((one) => one.y <= y);
    if (!row || y - row.y >= this.pitch || x < 0) {
      return -1;
    }
    const index = row.first + Math.floor(x / this.pitch);
    return this.cells[index]?.y === row.y ? index : -1;
  }
}
