/** Finds and reads scenario files. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, isAbsolute, join } from "node:path";
import { Failure } from "../../client/kubectl/failure.ts";
import {
  type LoadedScenario,
  loadScenarios,
  ScenarioError,
} from "../../simulator/scenario/load.ts";

const extensions = [".yaml", ".yml", ".json"];

/** Where failing runs are saved, unless the command says. */
export const failuresFolder = "kubesim-failures";

/** What is below them is nobody's own: packages have scenarios too, and failing runs are saved. */
const passedOver = ["node_modules", failuresFolder];

/** Other files of a folder need not even be YAML: templates of charts. */
const mayHaveScenario = /(?:^|[{,\s])["']?kind["']?\s*:\s*["']?Scenario["']?\s*(?:$|[,}#])/m;

/** A file that is named is to have a scenario; those of a folder may be manifests. */
export interface ScenarioFile {
  readonly path: string;
  readonly scenarios: readonly LoadedScenario[];
}

/** The scenarios that paths lead to, in the order of paths and names. Throws Failure. */
export function readScenarioFiles(paths: readonly string[]): readonly ScenarioFile[] {
  if (paths.length === 0) throw new Failure("give a file or a folder: kubesim test scenarios/");
  return paths.flatMap((path) => {
    if (!isFolder(path)) {
      const file = { path, scenarios: readScenarioFile(path) };
      if (file.scenarios.length === 0) throw new Failure(`there is no Scenario in ${path}`);
      return [file];
    }
    const found = filesIn(path)
      .filter((each) => mayHaveScenario.test(readFileSync(each, "utf8")))
      .map((each) => ({ path: each, scenarios: readScenarioFile(each) }))
      .filter(({ scenarios }) => scenarios.length > 0);
    if (found.length === 0) throw new Failure(`there is no Scenario in ${path}`);
    return found;
  });
}

/** Files that a scenario names are beside it. */
export function readScenarioFile(path: string): readonly LoadedScenario[] {
  try {
    const beside = (name: string) => (isAbsolute(name) ? name : join(dirname(path), name));
    const read = (name: string) => readFileSync(beside(name));
    const list = (name: string) => namesIn(beside(name));
    const text = readFileSync(path, "utf8");
    return loadScenarios(text, { source: path, read, list, areProcessesKnown: true });
  } catch (error) {
    if (error instanceof ScenarioError) throw new Failure(error.message);
    throw error;
  }
}

/** Nothing where it is no folder. */
const namesIn = (path: string): readonly string[] | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(path) : undefined;

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new Failure(`the path "${path}" does not exist`);
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return passedOver.includes(entry.name) ? [] : filesIn(path);
      return extensions.includes(extname(entry.name)) ? [path] : [];
    });
}
