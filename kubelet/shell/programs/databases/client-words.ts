/** The command lines of the clients of databases. */

/** Words of a command line: its flags with their values, and the rest. */
export interface Words {
  readonly flags: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** `-h db`, `-hdb`, `--host=db`, `--host db`; `valued` are the letters and names with a value. */
export function wordsIn(args: readonly string[], valued: ReadonlySet<string>): Words {
  const flags = new Map<string, string>();
  return { flags, rest: readWords(args, valued, flags) };
}

/** The same where flags may also come after other words. */
export function mixedWordsIn(args: readonly string[], valued: ReadonlySet<string>): Words {
  const flags = new Map<string, string>();
  const words: string[] = [];
  let rest = readWords(args, valued, flags);
  for (let [first] = rest; first !== undefined; [first] = rest) {
    words.push(first);
    rest = readWords(rest.slice(1), valued, flags);
  }
  return { flags, rest: words };
}

/** Reads flags as long as there are some, and gives what is left. */
function readWords(
  args: readonly string[],
  valued: ReadonlySet<string>,
  flags: Map<string, string>,
): readonly string[] {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? "";
    const [, long, value] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (long === undefined && !/^-[a-zA-Z]/.test(word)) return args.slice(at);
    const letters = long === undefined ? [...word.slice(1)] : [long];
    const first = letters.findIndex((letter) => valued.has(letter));
    for (const letter of first < 0 ? letters : letters.slice(0, first)) {
      flags.set(letter, value ?? "");
    }
    const name = letters[first];
    if (name === undefined) continue;
    const attached = long === undefined ? word.slice(first + 2) || undefined : value;
    if (attached === undefined) at += 1;
    flags.set(name, attached ?? args[at] ?? "");
  }
  return [];
}
