/** The commands that make one object of flags. */
import { type Maker, requestOf } from "../../client/kubectl/made/maker.ts";
import { type Command, defineCommand } from "../command.ts";
import { fieldValidation, validateFlag } from "../validation.ts";
import { hostOf, settled } from "./maker-host.ts";
import { placed, posted, postingFlags, postingOf, refused, tell } from "./posting.ts";

export function creationCommand(maker: Maker): Command {
  return defineCommand({
    ...maker,
    flags: { ...maker.flags, ...postingFlags, ...validateFlag },
    async run(io, parsed) {
      const request = requestOf(maker, parsed, "kubesim");
      const { flags: given } = parsed;
      const posting = {
        ...postingOf(io, given, "kubectl-create"),
        validation: fieldValidation(given.validate),
      };
      const made = await settled(maker.make(request, hostOf(io)));
      const object = maker.isNamespaced ? placed(io, made) : made;
      const answer = await posted(io, object, posting).catch((error: unknown) => {
        throw refused(error, maker.refusal);
      });
      await tell(answer, "created", posting);
    },
  });
}
