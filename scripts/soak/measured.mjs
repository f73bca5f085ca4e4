/** Times and outcomes of requests, by kind. */
export class Measured {
  /** @type {Map<string, { times: number[], errors: number, refused: number }>} */
  #kinds;
  /** How often which failure, to know where to look. @type {Map<string, number>} */
  #failures = new Map();

  /** @param {string[]} names */
  constructor(names) {
    this.#kinds = new Map(names.map((name) => [name, { times: [], errors: 0, refused: 0 }]));
  }

  /** @param {'errors' | 'refused'} what */
  #sum(what) {
    return [...this.#kinds.values()].reduce((sum, kind) => sum + kind[what], 0);
  }

  get count() {
    return [...this.#kinds.values()].reduce((sum, { times }) => sum + times.length, 0);
  }

  /** 500 and above, 503 too, and connections that broke. */
  get errors() {
    return this.#sum('errors');
  }

  /** Anything else that is no success: the load asks for nothing that it may not. */
  get refused() {
    return this.#sum('refused');
  }

  /**
   * Counts from the moment at which a request was due, not from when the load came to send it.
   * @param {string} name
   * @param {number} due
   * @param {() => Promise<Response | null>} send
   */
  async time(name, due, send) {
    const kind = this.#kinds.get(name);
    try {
      const answer = await send();
      if (!answer || !kind) return;
      if (answer.status >= 500) kind.errors += 1;
      else if (!answer.ok) kind.refused += 1;
      const text = answer.bodyUsed ? '' : await answer.text();
      if (!answer.ok) this.#fail(`${answer.status} ${text ? JSON.parse(text).code : ''}`);
    } catch (error) {
      if (kind) kind.errors += 1;
      this.#fail(error instanceof Error ? String(/** @type {any} */ (error.cause)?.code ?? error.message) : 'unknown');
    }
    kind?.times.push(performance.now() - due);
  }

  /** @param {string} what */
  #fail(what) {
    this.#failures.set(what, (this.#failures.get(what) ?? 0) + 1);
  }

  /** What failed and how often, the most frequent first; empty when nothing did. */
  failures() {
    return [...this.#failures]
      .toSorted((a, b) => b[1] - a[1])
      .map(([what, count]) => `${what} × ${count}`)
      .join(', ');
  }

  /** p50, p95 and p99 of each kind and of all. */
  table() {
    const all = {
      times: [...this.#kinds.values()].flatMap(({ times }) => times),
      errors: this.errors,
      refused: this.refused,
    };
    const rows = [...this.#kinds, /** @type {const} */ (['all', all])].map(([name, { times, errors, refused }]) => {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (/** @type {number} */ share) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)} ms`;
      return [
        name,
        times.length,
        errors,
        refused,
        at(0.5),
        at(0.95),
        at(0.99),
        `${(sorted.at(-1) ?? 0).toFixed(0)} ms`,
      ];
    });
    const head = ['', 'requests', 'errors', 'refused', 'p50', 'p95', 'p99', 'longest'];
    return [head, ...rows]
      .map(
        (row) =>
          `  ${String(row[0]).padEnd(18)}${row
            .slice(1)
            .map((cell) => String(cell).padStart(10))
            .join('')}`,
      )
      .join('\n');
  }
}

/**
 * The lowest point of each whole unit of x.
 * @param {[number, number][]} points of [x, y]
 * @returns {[number, number][]}
 */
export function floorsOf(points) {
  /** @type {Map<number, [number, number]>} */
  const floors = new Map();
  for (const point of points) {
    const unit = Math.floor(point[0]);
    const floor = floors.get(unit);
    if (!floor || point[1] < floor[1]) floors.set(unit, point);
  }
  return [...floors.values()];
}

/**
 * The slope of the line through points of [x, y] that fits them best (least squares).
 * @param {[number, number][]} points
 */
export function slopeOf(points) {
  const mean = (/** @type {0 | 1} */ axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
}
