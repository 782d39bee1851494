/** A form that a client takes, as one clause of its Accept header says. */
export interface Clause {
  /** `application/json`, in lower case. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

// Clients say the same with each request, so a few headers are taken apart once.
const known = new Map<string, readonly Clause[]>();
const knownMax = 100;

/**
 * The clauses of an Accept header, those that the client likes best first: by their `q`, then what
 * is named before what stands for many, then as they were written.
 */
export function clausesOf(accept: string): readonly Clause[] {
  const before = known.get(accept);
  if (before !== undefined) return before;
  if (known.size >= knownMax) known.clear();
  const clauses = parse(accept);
  known.set(accept, clauses);
  return clauses;
}

function parse(accept: string): readonly Clause[] {
  return accept
    .split(",")
    .map(parseClause)
    .map((clause) => ({ clause, rank: rankOf(clause) }))
    .sort((left, right) => right.rank - left.rank)
    .map(({ clause }) => clause);
}

function parseClause(text: string): Clause {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim());
  return { type: type.toLowerCase(), parameters: new Map(parameters.map(splitOnce)) };
}

/** How well it is liked, in thousandths, and below these how much it names. */
function rankOf({ type, parameters }: Clause): number {
  const quality = Number(parameters.get("q") ?? 1);
  const thousandths = Number.isFinite(quality) ? Math.round(quality * 1000) : 0;
  const named = type === "*/*" ? 0 : type.endsWith("/*") ? 1 : 2;
  return thousandths * 3 + named;
}

function splitOnce(parameter: string): [string, string] {
  const at = parameter.indexOf("=");
  return at < 0 ? [parameter, ""] : [parameter.slice(0, at), parameter.slice(at + 1)];
}
