/** Texts in which a placeholder stands for what differs from run to run. */

/** What a placeholder may stand for; any text where it is not listed. */
const shapes: Readonly<Record<string, string>> = {
  uid: "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
  rv: "[0-9]+",
  time: "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{6})?Z",
  hash: "[a-z0-9]+",
  suffix: "[a-z0-9]+",
  ip: "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}",
  port: "[0-9]+",
  nodePort: "[0-9]+",
  continue: "\\S+",
};
const placeholder = /<([a-zA-Z]+)(?::([0-9]+))?>/;

/** What each numbered placeholder of a group stands for, such as `<uid:1>`. */
export type Bindings = ReadonlyMap<string, string>;

/**
 * The bindings with those that the text adds; undefined where it is not alike: it has another
 * shape, or a numbered placeholder stands for something else than before.
 */
export function matchText(wanted: string, text: string, known: Bindings): Bindings | undefined {
  if (!placeholder.test(wanted)) return wanted === text ? known : undefined;
  // Split at a pattern with two groups: text, name, number, text, name, number, text.
  const parts = wanted.split(new RegExp(placeholder, "g"));
  let pattern = "";
  const numbered: (string | undefined)[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    pattern += escaped(parts[at] ?? "");
    const [name, number] = [parts[at + 1], parts[at + 2]];
    if (name === undefined) continue;
    pattern += `(${shapes[name] ?? ".*?"})`;
    numbered.push(number === undefined ? undefined : `<${name}:${number}>`);
  }
  const found = new RegExp(`^${pattern}$`, "s").exec(text);
  if (found === null) return undefined;
  const bindings = new Map(known);
  for (const [index, label] of numbered.entries()) {
    if (label === undefined) continue;
    const value = found[index + 1] ?? "";
    const [kind] = label.split(":");
    for (const [other, bound] of bindings) {
      if (other.split(":")[0] !== kind) continue;
      if ((other === label) !== (bound === value)) return undefined;
    }
    bindings.set(label, value);
  }
  return bindings;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
