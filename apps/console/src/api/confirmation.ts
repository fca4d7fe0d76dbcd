type Answer = (confirmed: boolean) => void;

let waiting: Answer[] = [];
let tell: (() => void) | undefined;

/** Asks the operator for the password; true once it was right, false when the dialog was closed. */
export function confirmPassword(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    tell?.();
  });
}

/** For the one dialog that asks: told when somebody waits. */
export function onConfirmationAsked(listener: () => void): () => void {
  tell = listener;
  return () => (tell = undefined);
}

export function answerConfirmation(confirmed: boolean): void {
  const asked = waiting;
  waiting = [];
  for (const resolve of asked) resolve(confirmed);
}
