import { equalJson } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";

/**
 * What plugins that change objects know of one request while they run for it, which they do once
 * more where webhooks or policies changed something.
 * Source: k8s.io/apiserver/pkg/admission/reinvocation.go 1.36.
 */
export class Reinvocation {
  readonly #memories = new Map<string, HookMemory>();
  #isRequired = false;
  #isAgain = false;

  /** They run for the second time. */
  get isAgain(): boolean {
    return this.#isAgain;
  }

  /** Says that the object was changed, so that all plugins have to run once more. */
  require(): void {
    this.#isRequired = true;
  }

  /** Whether the object was changed; whatever runs from now on runs for the second time. */
  takeRequired(): boolean {
    const isRequired = this.#isRequired;
    this.#isRequired = false;
    this.#isAgain = true;
    return isRequired;
  }

  /** What a plugin knows from the first time. */
  memoryOf(plugin: string): HookMemory {
    const known = this.#memories.get(plugin);
    if (known !== undefined) return known;
    const made = new HookMemory();
    this.#memories.set(plugin, made);
    return made;
  }
}

/** Which webhooks or policies ran, and which have to run again. */
export class HookMemory {
  readonly #invoked = new Set<string>();
  readonly #due = new Set<string>();
  #output: KubeObject | undefined;

  /** Notes one that may run again, where others change the object after it. */
  add(key: string): void {
    this.#invoked.add(key);
  }

  /** Those that ran so far have to run again: the object is another. */
  makeDue(): void {
    for (const key of this.#invoked) this.#due.add(key);
    this.#invoked.clear();
  }

  isDue(key: string): boolean {
    return this.#due.has(key);
  }

  /** Whether an object is another than the one that was left when the plugin last ran. */
  isChanged(object: KubeObject): boolean {
    return this.#output !== undefined && !equalJson(this.#output, object);
  }

  leave(object: KubeObject): void {
    this.#output = object;
  }
}
