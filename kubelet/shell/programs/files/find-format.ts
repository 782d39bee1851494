/** What `find -printf` prints. Source: GNU findutils 4.10, its manual. */
import { nameOfId } from "../../files/access.ts";
import { absolutePath, splitPath } from "../../files/file-system.ts";
import type { Shell } from "../../language/shell.ts";
import { dateText } from "../date.ts";
import { unescapedText } from "../text/print.ts";
import { timeZoneOf } from "../time-zone.ts";
import { modeText } from "./files.ts";
import type { Seen } from "./find-parse.ts";

/** The form with what it asks of a file put in. */
export const formatted = (form: string, seen: Seen, shell: Shell): string =>
  form.replace(
    /\\(?:[0-7]{1,3}|.)|%-?(\d*)([ACT]?[A-Za-z@%])/gs,
    (all, width: string | undefined, directive: string | undefined) =>
      directive === undefined
        ? unescapedText(all)
        : (fieldOf(directive, seen, shell) ?? all).padStart(Number(width ?? 0)),
  );

const types = { file: "f", directory: "d", link: "l", device: "c" } as const;

function fieldOf(directive: string, seen: Seen, shell: Shell): string | undefined {
  const [, time = ""] = /^[ACT](.)$/.exec(directive) ?? [];
  if (time !== "" || directive === "t") return timeText(time, seen, shell);
  return fields[directive]?.(seen);
}

const ownerOf = ({ entry }: Seen) => {
  const { user = 0, group = 0, mode = 0o777 } = "mode" in entry ? entry : {};
  return { user, group, mode };
};

const fields: Readonly<Record<string, (seen: Seen) => string>> = {
  "%": () => "%",
  p: ({ path }) => path,
  P: ({ path, start }) => path.slice(start.length).replace(/^\//, ""),
  H: ({ start }) => start,
  f: ({ path, full }) => splitPath(absolutePath(full))[1] || path,
  h: ({ path }) => (path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "."),
  s: ({ entry }) => String(entry.kind === "file" ? entry.content.length : 4096),
  d: ({ depth }) => String(depth),
  y: ({ entry }) => types[entry.kind],
  Y: ({ entry }) => types[entry.kind],
  l: ({ entry }) => (entry.kind === "link" ? entry.target : ""),
  m: (seen) => ownerOf(seen).mode.toString(8),
  M: (seen) =>
    (seen.entry.kind === "file" ? "-" : types[seen.entry.kind]) + modeText(ownerOf(seen).mode),
  u: (seen) => nameOfId(ownerOf(seen).user),
  U: (seen) => String(ownerOf(seen).user),
  g: (seen) => nameOfId(ownerOf(seen).group),
  G: (seen) => String(ownerOf(seen).group),
  n: () => "1",
};

/** `@` in seconds, `+` with the date, none as `ctime` does, any other as `date` does. */
function timeText(field: string, { entry }: Seen, shell: Shell): string {
  const changedMs = shell.context.startedAtMs + (entry.kind === "device" ? 0 : entry.changedMs);
  const fraction = `${String(changedMs % 1000).padStart(3, "0")}0000000`;
  if (field === "@") return `${Math.floor(changedMs / 1000)}.${fraction}`;
  const zone = timeZoneOf(shell);
  if (field === "+") return `${dateText(changedMs, "+%F+%T", zone)}.${fraction}`;
  if (field === "")
    return (
      dateText(changedMs, "+%a %b %e %T", zone) + dateText(changedMs, `+.${fraction} %Y`, zone)
    );
  return dateText(changedMs, `+%${field}`, zone);
}
