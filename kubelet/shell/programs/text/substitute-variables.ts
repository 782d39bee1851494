/** `envsubst`: variables of the environment within a text. Source: GNU gettext 0.22. */
import type { Work } from "../../kernel/kernel.ts";
import { put, readAll } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Given, program } from "../program.ts";

const [, envsubstCommand] = program("envsubst", { flags: "v", long: { variables: "v" } }, envsubst);

export { envsubstCommand };

const reference = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** Where it is given a text with names, only those are put in. */
function* envsubst({ flags, rest }: Given, shell: Shell): Work {
  const names = (text: string) => [...text.matchAll(reference)].map(([, one, two]) => one ?? two);
  const [wanted] = rest;
  if (flags.has("v")) {
    yield* put(
      shell.streams.output,
      names(wanted ?? "")
        .map((name) => `${name}\n`)
        .join(""),
    );
    return 0;
  }
  const only = wanted === undefined ? undefined : new Set(names(wanted));
  const { environment } = shell;
  const text = (yield* readAll(shell.streams.input)).replace(
    reference,
    (all, one?: string, two?: string) => {
      const name = one ?? two ?? "";
      return only?.has(name) === false ? all : (environment.get(name) ?? "");
    },
  );
  yield* put(shell.streams.output, text);
  return 0;
}
