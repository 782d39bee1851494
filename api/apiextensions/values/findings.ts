import {
  type FieldError,
  invalid,
  notSupportedInOrder,
  required,
  tooLong,
  tooMany,
} from "../../field-error.ts";
import type { Json } from "../../json.ts";

/**
 * What is found of a value while it is held against a schema: all that is wrong, in the words of
 * kube-openapi, and how many checks it passed, by which the best of several schemas is told.
 * Source: kube-openapi validation/errors and apiextensions-apiserver validation.go 1.36.
 */
export class Findings {
  readonly errors: FieldError[] = [];
  passed = 0;

  get isValid(): boolean {
    return this.errors.length === 0;
  }

  /** `spec.replicas in body must be of type integer: "string"` */
  wrongType(path: string, wanted: string, found: string): void {
    const detail = `${path} in body must be of type ${wanted}: ${JSON.stringify(found)}`;
    this.errors.push({ type: "typeInvalid", field: fieldOf(path), value: found, detail });
  }

  /** `spec.replicas in body should be less than or equal to 10` */
  unfit(path: string, value: unknown, rule: string): void {
    this.errors.push(invalid(fieldOf(path), value, `${path} in body ${rule}`));
  }

  missing(path: string): void {
    this.errors.push(required(fieldOf(path)));
  }

  tooLong(path: string, maximum: number): void {
    this.errors.push(tooLong(fieldOf(path), maximum));
  }

  tooMany(path: string, actual: number, maximum: number): void {
    this.errors.push(tooMany(fieldOf(path), actual, maximum));
  }

  notOneOf(path: string, value: unknown, values: readonly Json[]): void {
    const texts = values.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
    this.errors.push(notSupportedInOrder(fieldOf(path), value, texts));
  }

  /** What no field is to blame for: `"spec" must validate at least one schema (anyOf)`. */
  unmatched(path: string, rule: string): void {
    this.errors.push(invalid("<nil>", "", `${JSON.stringify(path)} must ${rule}`));
  }

  /** What upstream tells of no field, but in words: `Checked value must be … in spec.replicas`. */
  misfit(text: string): void {
    this.errors.push(invalid("<nil>", "", text));
  }

  add({ errors, passed }: Findings): void {
    this.errors.push(...errors);
    this.passed += passed;
  }
}

/** A path of kube-openapi as that of a field; the root of an object has no name. */
const fieldOf = (path: string): string => (path === "" ? "<nil>" : path.replace(/^\./, ""));
