/** Runs a Go template. Pure. Source: text/template exec.go, Go 1.26. */
import { isObject, type Json } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import { functions, TemplateProblem, type Value } from "./functions.ts";
import { type Node, type Operand, type Pipe, parseTemplate, type Template } from "./parse.ts";
import { fromJson, goText, isTrue } from "./values.ts";

/** What becomes of a template that asks for what is not there. */
export interface Manner {
  /** Whether that is an error; else it is `<no value>`. */
  readonly isStrict?: boolean;
}

/** What prints objects by the template. Throws a Failure where it is none, or cannot be run. */
export function goTemplate(template: string, manner: Manner = {}): (object: Json) => string {
  const { nodes, named } = parseTemplate(template);
  const memberOf = manner.isStrict === true ? presentField : fieldOf;
  return (object) => {
    const run = new Run(object, named, memberOf);
    try {
      run.nodes(nodes, object);
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      throw new Failure(`error executing template "${template}": ${error.message}`);
    }
    return run.output;
  };
}

/** How a list of nodes ended. */
type Ending = "break" | "continue" | undefined;

/** Templates that run themselves end some time; Go lets them go deeper. */
const depthMax = 1_000;

class Run {
  output = "";
  readonly #named: Template["named"];
  readonly #fieldOf: typeof fieldOf;
  #depth = 0;
  #variables: { readonly name: string; value: Value }[];

  constructor(object: Json, named: Template["named"], memberOf: typeof fieldOf) {
    this.#named = named;
    this.#fieldOf = memberOf;
    this.#variables = [{ name: "$", value: object }];
  }

  nodes(nodes: readonly Node[], dot: Value): Ending {
    for (const node of nodes) {
      const ending = this.#node(node, dot);
      if (ending !== undefined) return ending;
    }
    return undefined;
  }

  #node(node: Node, dot: Value): Ending {
    switch (node.kind) {
      case "text":
        this.output += node.text;
        return undefined;
      case "print": {
        const value = this.#pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.output += goText(value);
        return undefined;
      }
      case "range":
        return this.#scoped(() => this.#range(node, dot));
      case "if":
      case "with":
        return this.#scoped(() => {
          const value = this.#pipe(node.pipe, dot);
          if (!isTrue(value)) return this.nodes(node.otherwise, dot);
          return this.nodes(node.body, node.kind === "with" ? value : dot);
        });
      case "template":
        this.#template(node, dot);
        return undefined;
      case "break":
      case "continue":
        return node.kind;
    }
  }

  /** A template of its own knows nothing but what it is run on. */
  #template({ name, pipe }: Extract<Node, { kind: "template" }>, dot: Value): void {
    const nodes = this.#named.get(name);
    if (nodes === undefined) throw new TemplateProblem(`template "${name}" not defined`);
    if (this.#depth === depthMax) throw new TemplateProblem("exceeded maximum template depth");
    const value = pipe === undefined ? undefined : this.#pipe(pipe, dot);
    const outer = this.#variables;
    this.#variables = [{ name: "$", value }];
    this.#depth += 1;
    this.nodes(nodes, value);
    this.#depth -= 1;
    this.#variables = outer;
  }

  #range(node: Extract<Node, { pipe: Pipe; body: unknown }>, dot: Value): Ending {
    const { variables } = node.pipe;
    const value = this.#commands(node.pipe, dot);
    const members = membersOf(value);
    if (members.length === 0) return this.nodes(node.otherwise, dot);
    for (const [key, member] of members) {
      const ending = this.#scoped(() => {
        const [first, second] = variables;
        if (second !== undefined) this.#variables.push({ name: second, value: member });
        const given = second === undefined ? member : key;
        if (first !== undefined) this.#variables.push({ name: first, value: given });
        return this.nodes(node.body, member);
      });
      if (ending === "break") break;
    }
    return undefined;
  }

  /** Variables that are made in it are gone behind it. */
  #scoped(act: () => Ending): Ending {
    const { length } = this.#variables;
    const ending = act();
    this.#variables.length = length;
    return ending;
  }

  #pipe(pipe: Pipe, dot: Value): Value {
    const value = this.#commands(pipe, dot);
    for (const name of pipe.variables) {
      if (pipe.assigns) this.#variable(name).value = value;
      else this.#variables.push({ name, value });
    }
    return value;
  }

  /** Each command is given what the one before it came to, as its last value. */
  #commands({ commands }: Pipe, dot: Value): Value {
    let last: readonly Value[] = [];
    for (const command of commands) last = [this.#command(command, dot, last)];
    return last[0];
  }

  #command([first, ...rest]: readonly Operand[], dot: Value, last: readonly Value[]): Value {
    if (first?.kind !== "word") {
      if (rest.length + last.length > 0) {
        throw new TemplateProblem("can't give argument to non-function");
      }
      return first && this.#operand(first, dot);
    }
    const called = functions[first.word];
    if (called === undefined) throw new TemplateProblem(`function "${first.word}" not defined`);
    return called(...rest.map((each) => this.#operand(each, dot)), ...last);
  }

  #operand(operand: Operand, dot: Value): Value {
    switch (operand.kind) {
      case "constant":
        return operand.value;
      case "word":
        return this.#command([operand], dot, []);
      case "group":
        return operand.fields.reduce(this.#fieldOf, this.#pipe(operand.pipe, dot));
      case "path": {
        const { variable, fields } = operand;
        const start = variable === undefined ? dot : this.#variable(variable).value;
        return fields.reduce(this.#fieldOf, start);
      }
    }
  }

  #variable(name: string): { value: Value } {
    const found = this.#variables.findLast((each) => each.name === name);
    if (found === undefined) throw new TemplateProblem(`undefined variable "${name}"`);
    return found;
  }
}

/** Of what is not there there are no fields, and asking for one is no mistake. */
function fieldOf(value: Value, name: string): Value {
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return fromJson(value[name]);
  throw new TemplateProblem(`can't evaluate field ${name} in type interface {}`);
}

/** The same where a field has to be there. */
function presentField(value: Value, name: string): Value {
  const key = JSON.stringify(name);
  if (value === undefined || value === null) {
    throw new TemplateProblem(`nil data; no entry for key ${key}`);
  }
  if (isObject(value) && value[name] === undefined) {
    throw new TemplateProblem(`map has no entry for key ${key}`);
  }
  return fieldOf(value, name);
}

function membersOf(value: Value): readonly (readonly [Value, Value])[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value))
    return value.map((each, index) => [BigInt(index), fromJson(each)] as const);
  if (typeof value === "bigint") {
    return Array.from({ length: Number(value) }, (_, index) => {
      const each = BigInt(index);
      return [each, each] as const;
    });
  }
  if (!isObject(value)) throw new TemplateProblem(`range can't iterate over ${goText(value)}`);
  return Object.keys(value)
    .sort()
    .map((name) => [name, fromJson(value[name])] as const);
}
