// How late timers are. The machine may be busy with other things than the package: what a timer of
// our own was late by is granted to a call too.

const EVERY_MS = 20;

export class Lag {
  #worstMs = 0;
  #last = performance.now();
  #timer = setInterval(() => this.#look(), EVERY_MS);

  #look() {
    const now = performance.now();
    this.#worstMs = Math.max(this.#worstMs, now - this.#last - EVERY_MS);
    this.#last = now;
  }

  stop() {
    clearInterval(this.#timer);
    this.#look();
    return Math.max(0, this.#worstMs);
  }
}
