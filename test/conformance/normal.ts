/** Takes out of output what differs from run to run. */

/** What stands for each thing that varies, in the order in which they are looked for. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<uid>"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "<time>"],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \+0000 UTC/g, "<time>"],
  [/\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}/g, "<time>"],
  [/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, "<time>"],
  [/-[4-9bcdf]{6,10}\b(?=-|=|"|\s|$|,)/g, "-<hash>"],
  [/pod-template-hash=[4-9bcdf]{6,10}\b/g, "pod-template-hash=<hash>"],
  [/<hash>-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, "<hash>-<suffix>"],
  [/kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, "kube-api-access-<suffix>"],
  [/\b(10|172|192)\.\d+\.\d+\.\d+\b/g, "<ip>"],
  [/(containerd:\/\/|sha256:)[0-9a-f]{64}/g, "$1<digest>"],
  [/http:\/\/127\.0\.0\.1:\d+/g, "<server>"],
];

/** The text with ids, times, hashes and addresses named, and runs of blanks as one. */
export function normal(text: string): string {
  return replacements
    .reduce((result, [pattern, name]) => result.replace(pattern, name), text)
    .replace(/[ \t]+/g, " ")
    .replace(/ $/gm, "");
}

/** The same, and ages: for output that has some. */
export function ageless(text: string): string {
  return normal(text).replace(/(?<=^|[\s(])(\d+[smhdy])+(?=$|[\s)])/gm, "<age>");
}

/** Lines as one text that ends as output does. */
export const lines = (...all: readonly string[]) => all.map((line) => `${line}\n`).join("");
