/** Gathers what policies note of a request. Values of one key by several bindings are joined. */
export class AnnotationCollector {
  readonly #annotations: (readonly [string, string])[];
  readonly #values = new Map<string, Set<string>>();

  /** What is gathered goes to `annotations`. */
  constructor(annotations: (readonly [string, string])[]) {
    this.#annotations = annotations;
  }

  add(key: string, value: string): void {
    this.#values.set(key, (this.#values.get(key) ?? new Set()).add(value));
  }

  publish(): void {
    for (const [key, values] of this.#values) {
      this.#annotations.push([key, [...values].join(", ")]);
    }
  }
}
