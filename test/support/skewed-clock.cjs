// node -r ./test/support/skewed-clock.cjs: this process's clock is wrong by SKEW_MS, as a machine's may be.
const skew = Number(process.env.SKEW_MS ?? 0);
const now = () => Real.now() + skew;
const Real = Date;
globalThis.Date = new Proxy(Real, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
  apply: () => new Real(now()).toString(),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
});
