// Somebody else's event log (NDJSON) as a world: members join at their first event, the clock follows the log.
import { existsSync, readFileSync } from 'node:fs';
import { mapLine, readMapping } from './mapping.mjs';
import { persona } from './persona.mjs';
import { STEP_MS } from './world.mjs';

const DAY_MS = 86_400_000;
/** With this share of broken lines the mapping is more likely wrong than the log. */
const MOST_BROKEN = 0.01;

/** @param {{ events: string, mapping: string, seed: number }} options @returns {import('./world.mjs').World} */
export function foreignWorld({ events: eventsFile, mapping: mappingFile, seed }) {
  const mapping = readMapping(mappingFile);
  const { events, counts } = readEvents(eventsFile, mappingFile, mapping);
  const start = new Date(Math.floor(events[0].at / STEP_MS) * STEP_MS);
  const days = Math.floor((events.at(-1).at - start.getTime()) / DAY_MS) + 1;
  const definitions = Object.fromEntries(
    Object.values(mapping.signals).map(({ signal, ...meaning }) => [signal, meaning]),
  );
  const about =
    `The log: ${counts.lines} lines, ${counts.dropped} left out by "where", ` +
    `${counts.ignored} not mapped and ignored, ${counts.broken} broken and rejected`;
  return { start, days, seed, definitions, about, joinLater: true, steps: () => steps(seed, events, start, days) };
}

function readEvents(file, mappingFile, mapping) {
  if (!existsSync(file)) throw new Error(`there is no event log ${file}`);
  const events = [];
  const counts = { lines: 0, dropped: 0, ignored: 0, broken: 0 };
  let firstBroken = '';
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    counts.lines++;
    try {
      const event = mapLine(line, index + 1, mapping);
      if (!event) counts.dropped++;
      else {
        if (event.signal === null) counts.ignored++;
        events.push(event);
      }
    } catch (error) {
      counts.broken++;
      firstBroken ||= `line ${index + 1}: ${error.message}`;
    }
  }
  if (counts.broken > 0 && counts.broken >= counts.lines * MOST_BROKEN)
    throw new Error(
      `${counts.broken} of ${counts.lines} lines of ${file} cannot be read by ${mappingFile}; ${firstBroken}`,
    );
  if (events.length === 0) throw new Error(`no event of ${file} is left by ${mappingFile}`);
  return { events: events.sort((a, b) => a.at - b.at), counts };
}

/** Steps in which nothing happened are passed over: the clock jumps. */
function* steps(seed, events, start, days) {
  const people = new Map();
  const ids = new Set();
  for (let next = 0; next < events.length;) {
    const opens = Math.floor((events[next].at - start.getTime()) / STEP_MS) * STEP_MS + start.getTime();
    const now = new Date(opens + STEP_MS);
    const newcomers = [];
    const signals = [];
    const repeats = [];
    const present = new Set();
    for (; next < events.length && events[next].at < now.getTime(); next++) {
      const { id, member, at, plan, signal, value } = events[next];
      if (!people.has(member)) {
        people.set(member, persona(seed, member, plan, days));
        newcomers.push(people.get(member));
      }
      present.add(people.get(member));
      if (signal === null) continue;
      const sent = {
        id,
        member,
        name: signal,
        occurredAt: new Date(at).toISOString(),
        ...(value !== undefined && { value }),
      };
      (ids.has(id) ? repeats : signals).push(sent);
      ids.add(id);
    }
    const day = Math.floor((opens - start.getTime()) / DAY_MS);
    const rest = { broken: [], present: [...present], atLimit: [] };
    yield { opens: new Date(opens), now, day, newcomers, signals, repeats, ...rest };
  }
}
