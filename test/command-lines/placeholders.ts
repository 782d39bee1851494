/** Takes out of output what differs from run to run, in the words of the recordings. */
import { ageless } from "../conformance/normal.ts";

/** Looked for before what is common to all output of kubectl. */
const before: readonly (readonly [RegExp, string])[] = [
  // Numbers of placeholders depend on the order of names that chance gave.
  [/<(uid|hash|suffix):\d+>/g, "<$1>"],
  [/^[EWI]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ /gm, "<klog> "],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \+0000/g, "<time>"],
  [/\S+\/(LIVE|MERGED)-\d+\//g, "<dir>/"],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "<token>"],
  [/\b[0-9a-f]{32}\b/g, "<id>"],
  [/resourceVersion: "\d+"/g, 'resourceVersion: "<rv>"'],
  [/"resourceVersion":\s*"\d+"/g, '"resourceVersion":"<rv>"'],
];

/** Looked for after it. */
const after: readonly (readonly [RegExp, string])[] = [
  // The pod of a Job, whose name has no hash to know the suffix by.
  [/^(pod\/j\d)-[a-z0-9]{5}(?= )/gm, "$1-<suffix>"],
  [/:3\d{4}(?=\/TCP)/g, ":<nodePort>"],
  // How often the scheduler has tried again by then depends on how long all took.
  [/\(x[2-9] over <age>\) (?=Warning FailedScheduling)/g, ""],
  // How old kubectl takes a pod to be, by its own clock and to the nanosecond.
  [/(?<=, age: )\S+$/gm, "<age>"],
  [/https:\/\/<server>/g, "<server>"],
  // Which node a pod of several was placed on is told apart by names that chance gave.
  [/(?<=^(\S*<suffix> .*<ip>|web Running) )node-\d/gm, "<node>"],
  [/node-\d(?=\/<ip>)/g, "<node>"],
  [/(?<=Successfully assigned \S+<suffix> to )node-\d/gm, "<node>"],
];

/** The text with everything that chance or time gives under its name, and one blank for many. */
export function placeholders(text: string): string {
  const put = (current: string, [pattern, name]: readonly [RegExp, string]) =>
    current.replace(pattern, name);
  return after.reduce(put, ageless(before.reduce(put, text)));
}
