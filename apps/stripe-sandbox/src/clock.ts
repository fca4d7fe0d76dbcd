/** The sandbox's time: real until it is moved, then frozen where it was moved to. */
export class SandboxClock {
  private held: number | null = null;

  constructor(private frozenAt: number | null = null) {}

  /** Unix seconds. */
  now(): number {
    return this.held ?? this.frozenAt ?? Math.floor(Date.now() / 1000);
  }

  get frozen(): boolean {
    return this.frozenAt !== null;
  }

  /** `null`: real time from here on. */
  freeze(seconds: number | null): void {
    this.frozenAt = seconds;
  }

  /** Does work that belongs to another time: what became due earlier, or lives on a clock of its own. */
  at<T>(seconds: number, work: () => T): T {
    const { held } = this;
    this.held = seconds;
    try {
      return work();
    } finally {
      this.held = held;
    }
  }
}
