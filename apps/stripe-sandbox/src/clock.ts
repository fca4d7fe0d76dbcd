/** The sandbox's time: real until it is moved, then frozen where it was moved to. */
export class SandboxClock {
  constructor(private frozenAt: number | null = null) {}

  /** Unix seconds. */
  now(): number {
    return this.frozenAt ?? Math.floor(Date.now() / 1000);
  }

  get frozen(): boolean {
    return this.frozenAt !== null;
  }

  freeze(seconds: number): void {
    this.frozenAt = seconds;
  }
}
