/** `kubectl events`: what happened, the latest last. */
import { parts } from "../../../../api/json-parts.ts";
import {
  aboutSelector,
  aboutWhat,
  eventList,
  eventTable,
  eventTypes,
  isOfTypes,
  sortEvents,
} from "../../../../client/kubectl/event-table.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { typedJson } from "../../../../client/kubectl/json.ts";
import { withoutManagedFields } from "../../../../client/kubectl/lists.ts";
import { queryText } from "../../../../client/kubectl/resources.ts";
import { TablePrinter } from "../../../../client/kubectl/table.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Waiting } from "../../network/wait.ts";
import { rendered } from "./get.ts";
import type { Session } from "./session.ts";

export function* events(_args: readonly string[], session: Session): Waiting<void> {
  const { options, namespace } = session;
  if (options.watch === true) throw new Failure("kubesim: events --watch is not simulated in pods");
  const isEverywhere = options["all-namespaces"] === true;
  const types = eventTypes(options.types);
  const fieldSelector = yield* selectorOf(session);
  const path = `/api/v1${isEverywhere ? "" : `/namespaces/${namespace}`}/events`;
  const list = yield* session.json({ path: `${path}${queryText({ fieldSelector })}` });
  const shown = sortEvents(parts(list, "items").filter((each) => isOfTypes(each, types)));
  if (shown.length === 0) {
    yield* session.warn(`No events found${isEverywhere ? "" : ` in ${namespace} namespace`}.`);
  } else if (options.output === undefined) {
    const printer = new TablePrinter({
      ...(options["no-headers"] === true && { noHeaders: true }),
      withNamespace: isEverywhere,
    });
    const nowMs = timeOf(session.shell.context);
    yield* session.print(`${printer.print(eventTable(shown, nowMs)).join("\n")}\n`);
  } else if (options.output !== "name") {
    const whole = eventList(shown.map(withoutManagedFields));
    const isJson = options.output === "json";
    yield* session.print(isJson ? typedJson(whole) : rendered(options.output, whole));
  }
}

/** Which events `--for` asks for; all where it is not given. */
function* selectorOf(session: Session): Waiting<string | undefined> {
  const { for: about } = session.options;
  if (about === undefined) return undefined;
  const { type, name } = aboutWhat(String(about));
  const [resource] = yield* session.resources(type);
  if (resource === undefined || name === "") return undefined;
  return aboutSelector(resource.kind, name);
}
