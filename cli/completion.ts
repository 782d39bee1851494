/** `kubesim completion`: what makes a shell complete the words of kubesim. */
import { Failure } from "../client/kubectl/failure.ts";
import { defineLocalCommand } from "./command.ts";
import { completionScripts } from "./completion/scripts.ts";

export const command = defineLocalCommand({
  name: "completion",
  usage: "(bash | zsh | fish) [flags]",
  summary: "Print what makes a shell complete commands, flags and names",
  examples: ["source <(kubesim completion bash)", "kubesim completion fish | source"],
  flags: {},
  async run(io, { args }) {
    const [shell, ...others] = args;
    const help = "See 'kubesim completion -h' for help and examples";
    if (shell === undefined) throw new Failure(`Shell not specified.\n${help}`);
    if (others.length > 0) {
      throw new Failure(`Too many arguments. Expected only the shell type.\n${help}`);
    }
    const script = completionScripts[shell];
    if (script === undefined) throw new Failure(`Unsupported shell type "${shell}".\n${help}`);
    io.write(script);
  },
});
