/** `kubesim get --raw`: what the server answers at a path. */
import { Failure } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import type { Io } from "../io.ts";
import { checkRawPath } from "../server/raw.ts";
import type { GetFlags } from "./flags.ts";

export async function getRaw(
  io: Io,
  { raw: path = "", ...given }: Given<GetFlags>,
  args: readonly string[],
): Promise<void> {
  if (args.length > 0) throw new Failure("arguments may not be passed when --raw is specified");
  const isWatch = given.watch === true || given["watch-only"] === true;
  if (isWatch || (given.selector ?? "") !== "") {
    throw new Failure(
      "--raw may not be specified with other flags that filter the server request " +
        "or alter the output",
    );
  }
  if ((given.output ?? "") !== "") {
    throw new Failure("--raw and --output are mutually exclusive");
  }
  checkRawPath(path);
  io.write(await io.client.text({ path }));
}
