const GONE_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'click', 'focus'];

let lastSign = Date.now();
for (const sign of SIGNS)
  window.addEventListener(sign, () => (lastSign = Date.now()), { capture: true, passive: true });

/** Whether nobody has touched this page for a minute: what it asks now it asks by itself. */
export function isUnattended(): boolean {
  return Date.now() - lastSign > GONE_MS;
}
