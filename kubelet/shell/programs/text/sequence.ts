/** `seq`. Source: GNU coreutils 9, seq; busybox 1.37 has the same but for `-f`. */
import { type Command, done, fails, readOptions } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";

export const sequenceProgram: readonly [string, Command] = ["seq", sequence];

interface Steps {
  readonly first: number;
  readonly step: number;
  readonly last: number;
  readonly shown: (value: number) => string;
}

const decimals = (text: string): number => /\.(\d*)/.exec(text)?.[1]?.length ?? 0;

function sequence(args: readonly string[], shell: Shell): Work {
  const { values, rest, flags } = readOptions(
    args.map((arg) => (/^-[\d.]/.test(arg) ? ` ${arg}` : arg)),
    "sf",
  );
  const numbers = rest.map(Number);
  if (numbers.length === 0 || numbers.some(Number.isNaN)) {
    return fails("seq: invalid number", shell);
  }
  const texts = rest.map((each) => each.trim());
  const last = numbers.at(-1) ?? 0;
  const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
  const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1;
  // As many digits behind the point as the first of them and the steps have.
  const places = Math.max(0, ...texts.slice(0, texts.length > 1 ? -1 : 0).map(decimals));
  const plain = (value: number) => value.toFixed(places);
  const width = Math.max(...[first, last].map((value) => plain(value).length));
  const format = values.get("f");
  const shown =
    format !== undefined
      ? (value: number) => formatted(format, value)
      : flags.has("w")
        ? (value: number) => padded(plain(value), width)
        : plain;
  return printed({ first, step, last, shown }, values.get("s") ?? "\n", shell);
}

/** Zeros stand behind the sign. */
const padded = (text: string, width: number): string =>
  text.startsWith("-") ? `-${text.slice(1).padStart(width - 1, "0")}` : text.padStart(width, "0");

/** `%g`, `%f` and `%e`, with flags, width and precision. */
function formatted(format: string, value: number): string {
  return format.replace(
    /%(?:%|([-0+ ]*)(\d*)(?:\.(\d+))?([gfeEG]))/,
    (all, flags = "", width = "", precision = "", kind = "g") => {
      if (all === "%%") return "%";
      const places = precision === "" ? 6 : Number(precision);
      const digits =
        kind === "f"
          ? value.toFixed(places)
          : kind.toLowerCase() === "e"
            ? value.toExponential(places).replace(/e([-+])(\d)$/, "e$10$2")
            : String(Number(value.toPrecision(Math.max(places, 1))));
      const text = flags.includes("+") && value >= 0 ? `+${digits}` : digits;
      if (flags.includes("-")) return text.padEnd(Number(width));
      return flags.includes("0") ? padded(text, Number(width)) : text.padStart(Number(width));
    },
  );
}

function* printed({ first, step, last, shown }: Steps, separator: string, shell: Shell): Work {
  if (step === 0) return yield* done(1);
  const count = Math.floor((last - first) / step + 1e-9) + 1;
  for (let at = 0; at < count; at += 1) {
    const text = shown(Number((first + at * step).toPrecision(12)));
    yield* put(shell.streams.output, text + (at === count - 1 ? "\n" : separator));
  }
  return 0;
}
