/** Where in a YAML text its values are. */
import { EVENT_ID, type Event, getScalarValue, parseEvents } from "js-yaml";

/** The line of a value, counted from 1, by the path to it: `spec.steps.0.apply`. */
export type Lines = ReadonlyMap<string, number>;

/** The lines of the values of each document. Throws what the parser throws. */
export function documentLines(text: string): readonly Lines[] {
  const lineAt = lineFinder(text);
  const documents: Map<string, number>[] = [];
  let lines = new Map<string, number>();
  const open: Container[] = [];
  for (const event of parseEvents(text, {})) {
    if (event.type === EVENT_ID.DOCUMENT) {
      lines = new Map();
      documents.push(lines);
      open.push({ isDocument: true, path: [], count: 0, key: undefined });
    } else if (event.type === EVENT_ID.POP) {
      open.pop();
    } else enter(event, { text, open, lines, lineAt });
  }
  return documents;
}

/** A document, sequence or mapping that has begun. */
interface Container {
  readonly isDocument?: boolean;
  readonly isMapping?: boolean;
  readonly path: readonly string[];
  /** How many nodes it has had: in a mapping, keys and values alike. */
  count: number;
  key: string | undefined;
}

interface Reading {
  readonly text: string;
  readonly open: Container[];
  readonly lines: Map<string, number>;
  readonly lineAt: (offset: number) => number;
}

function enter(event: Event, { text, open, lines, lineAt }: Reading): void {
  const parent = open.at(-1);
  if (parent === undefined) return;
  const index = parent.count;
  parent.count += 1;
  if (parent.isMapping === true && index % 2 === 0) {
    parent.key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : "";
    lines.set([...parent.path, parent.key].join("."), lineAt(offsetOf(event)));
    return;
  }
  const step =
    parent.isMapping === true ? [parent.key ?? ""] : parent.isDocument ? [] : [`${index}`];
  const path = [...parent.path, ...step];
  const place = path.join(".");
  // A member is where its name is.
  if (!lines.has(place)) lines.set(place, lineAt(offsetOf(event)));
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
    open.push({ isMapping: event.type === EVENT_ID.MAPPING, path, count: 0, key: undefined });
  }
}

function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : 0;
}

/** Finds the line of an offset. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The line of the value at a path, or of the nearest that holds it. */
export function lineOf(lines: Lines, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const line = lines.get(path.slice(0, length).join("."));
    if (line !== undefined) return line;
  }
  return 1;
}
