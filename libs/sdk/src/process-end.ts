/** The part of Node's process that is used; absent elsewhere. */
interface NodeProcess {
  readonly pid: number;
  once(event: string, listener: () => void): void;
  prependOnceListener(event: string, listener: () => void): void;
  removeListener(event: string, listener: () => void): void;
  listenerCount(event: string): number;
  kill(pid: number, signal: string): void;
  emitWarning(message: string): void;
}
const node = (globalThis as { process?: Partial<NodeProcess> }).process;
const nodeProcess = typeof node?.once === 'function' ? (node as NodeProcess) : undefined;

type Work = () => Promise<unknown>;
const works = new Set<Work>();

/** What is still done before the process ends, whether it has nothing more to do or is told to by SIGTERM or SIGINT. Answers how to take it back. */
export function beforeEnd(work: Work): () => void {
  if (works.size === 0) listen();
  works.add(work);
  return () => {
    if (works.delete(work) && works.size === 0) hearNoMore();
  };
}

export function warn(message: string): void {
  nodeProcess?.emitWarning(message);
}

function finish(): Promise<unknown> {
  const last = [...works];
  works.clear();
  return Promise.allSettled(last.map((work) => work()));
}

const onIdle = () => {
  hearNoMore();
  void finish();
};

/**
 * With no listener but ours the process would not end, so the signal is given again. The others are counted before they hear it: one that listens
 * once is gone by the time we are done, though it may still be at work on the end.
 */
function onSignal(name: string): () => void {
  return () => {
    hearNoMore();
    const alone = nodeProcess?.listenerCount(name) === 0;
    void finish().then(() => alone && nodeProcess?.kill(nodeProcess.pid, name));
  };
}
const EXIT_SIGNALS = ['SIGTERM', 'SIGINT'].map((name) => [name, onSignal(name)] as const);

function listen(): void {
  nodeProcess?.once('beforeExit', onIdle);
  for (const [name, listener] of EXIT_SIGNALS) nodeProcess?.prependOnceListener(name, listener);
}

function hearNoMore(): void {
  nodeProcess?.removeListener('beforeExit', onIdle);
  for (const [name, listener] of EXIT_SIGNALS) nodeProcess?.removeListener(name, listener);
}
