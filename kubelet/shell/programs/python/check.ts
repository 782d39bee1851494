/** Finds out, before anything runs, whether all that a script asks for is simulated. */
import { methodNames } from "./attribute.ts";
import { builtins, otherBuiltins } from "./builtins.ts";
import { librarySources } from "./library.ts";
import { hashNames } from "./module-base64.ts";
import { datetimeNames } from "./module-datetime.ts";
import { httpNames } from "./module-http.ts";
import { reNames } from "./module-re.ts";
import { subprocessNames } from "./module-subprocess.ts";
import { timeNames } from "./module-time.ts";
import { frameNames } from "./module-traceback.ts";
import { answerNames } from "./module-urllib.ts";
import { modules, namesOfModule } from "./modules.ts";
import { assignedNames, blocksOf, expressionsOf, partsOf } from "./names.ts";
import type { Sources } from "./sources.ts";
import { type Block, type Expression, type Statement, Unsimulated } from "./tree.ts";

/** What anything may be asked for that is no module. */
const attributes: ReadonlySet<string> = new Set([
  ...methodNames,
  ...datetimeNames,
  ...frameNames,
  ...hashNames,
  ...timeNames,
  ...answerNames,
  ...httpNames,
  ...reNames,
  ...subprocessNames,
  ..."read readline readlines write writelines flush close isatty name".split(" "),
]);

/** Of the targets of an assignment, those that are parts of something. */
function assignedAttributes(statement: Statement): readonly string[] {
  const targets =
    statement.kind === "assign"
      ? statement.targets
      : statement.kind === "for" || statement.kind === "augment"
        ? [statement.target]
        : [];
  return targets.flatMap(attributesIn);
}

function attributesIn(target: Expression): readonly string[] {
  if (target.kind === "attribute") return [target.name];
  return target.kind === "tuple" || target.kind === "list"
    ? target.items.flatMap(attributesIn)
    : [];
}

/** Throws Unsimulated where something is not. */
export function checkScript(script: Block, sources: Sources): void {
  const walk = new Walk(sources);
  for (const statement of script) walk.learn(statement);
  const blocks = [script, ...walk.blocks];
  if (walk.makesNames) for (const each of blocks.flat()) walk.words(each);
  for (const block of blocks) {
    for (const statement of block) walk.statement(statement);
  }
}

/** All blocks that stand within a statement. */
const innerBlocks = (statement: Statement): readonly Block[] =>
  statement.kind === "def" || statement.kind === "class" ? [statement.body] : blocksOf(statement);

class Walk {
  /** The modules that names stand for. */
  readonly #modules = new Map<string, string>();
  /** All that the script gives names to, wherever. */
  readonly #assigned = new Set<string>();
  /** What the script gives to its objects and classes. */
  readonly #attributes = new Set(attributes);
  readonly #sources: Sources;
  readonly #learned = new Set<string>();
  /** Those of the modules that are written in Python. */
  readonly blocks: Block[] = [];

  /** Texts of the script may be the names of attributes, as `--port` is of `argparse`. */
  makesNames = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Takes note of the names that a statement makes, and of those within it. */
  learn(statement: Statement): void {
    for (const name of assignedNames([statement])) this.#assigned.add(name);
    for (const name of assignedAttributes(statement)) this.#attributes.add(name);
    if (statement.kind === "class") {
      for (const name of assignedNames(statement.body)) this.#attributes.add(name);
      for (const each of statement.body) this.learn(each);
    }
    if (statement.kind === "def") {
      for (const each of statement.body) this.learn(each);
      const { plain, rest, restNamed } = statement.parameters;
      for (const name of [...plain.map((each) => each.name), rest, restNamed]) {
        if (name !== undefined) this.#assigned.add(name);
      }
    }
    this.#import(statement);
    for (const block of blocksOf(statement)) for (const each of block) this.learn(each);
  }

  #import(statement: Statement): void {
    if (statement.kind === "import") {
      for (const { name, as } of statement.names) {
        if (this.#isSource(name)) continue;
        if (!modules.has(name)) throw new Unsimulated(`import ${name}`);
        const bound = as ?? name.replace(/\..*/, "");
        this.#modules.set(bound, as === undefined ? bound : name);
      }
    }
    if (statement.kind !== "from") return;
    const { module } = statement;
    if (this.#isSource(module)) return;
    for (const { name, as } of statement.names) {
      if (namesOfModule(module)?.has(name) !== true) {
        throw new Unsimulated(`from ${module} import ${name}`);
      }
      if (modules.has(`${module}.${name}`)) this.#modules.set(as ?? name, `${module}.${name}`);
    }
  }

  /** Takes note of what stands in a module that is written in Python. */
  #isSource(name: string): boolean {
    if (modules.has(name)) return false;
    const source = this.#sources.find(name);
    if (source === undefined) return false;
    if (this.#learned.has(name)) return true;
    this.#learned.add(name);
    this.makesNames ||= librarySources.has(name);
    for (const each of assignedNames(source.block)) this.#attributes.add(each);
    for (const each of name.split(".")) this.#attributes.add(each);
    this.blocks.push(source.block);
    for (const each of source.block) this.learn(each);
    return true;
  }

  /** Takes note of what may be a name in the texts of a statement, and within it. */
  words(statement: Statement): void {
    const visit = (node: Expression): void => {
      const text = node.kind === "constant" && typeof node.value === "string" ? node.value : "";
      if (/^-{0,2}[A-Za-z_][-\w, ]*$/.test(text)) {
        for (const [word] of text.matchAll(/[A-Za-z_][\w-]*/g)) {
          this.#attributes.add(word.replaceAll("-", "_"));
        }
      }
      partsOf(node).forEach(visit);
    };
    expressionsOf(statement).forEach(visit);
    for (const block of innerBlocks(statement)) for (const each of block) this.words(each);
  }

  statement(statement: Statement): void {
    for (const node of expressionsOf(statement)) this.#expression(node);
    for (const block of innerBlocks(statement)) for (const each of block) this.statement(each);
  }

  #expression(node: Expression): void {
    if (node.kind === "name") this.#name(node.name);
    if (node.kind === "attribute" && this.#attribute(node.of, node.name)) return;
    for (const part of partsOf(node)) this.#expression(part);
  }

  /** Of what is neither the script's nor Python's, the script is told when it gets there. */
  #name(name: string): void {
    if (this.#assigned.has(name) || builtins.has(name)) return;
    if (otherBuiltins.has(name)) throw new Unsimulated(name);
  }

  /** True where all of it is known: it is a module's. */
  #attribute(of: Expression, name: string): boolean {
    const module = this.#moduleOf(of);
    if (module === undefined) {
      if (!this.#attributes.has(name)) throw new Unsimulated(`.${name}`);
      return false;
    }
    if (namesOfModule(module)?.has(name) === true) return true;
    throw new Unsimulated(`${module}.${name}`);
  }

  #moduleOf(node: Expression): string | undefined {
    if (node.kind === "name") return this.#modules.get(node.name);
    if (node.kind !== "attribute") return undefined;
    const outer = this.#moduleOf(node.of);
    if (outer === undefined || !modules.has(`${outer}.${node.name}`)) return undefined;
    return `${outer}.${node.name}`;
  }
}
