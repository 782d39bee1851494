/** What makes a shell ask this program what may stand at the end of a line. */

const bash = `# Completion for kubesim in bash: source <(kubesim completion bash)
_kubesim() {
  local line="\${COMP_LINE:0:COMP_POINT}" words cur out directive
  read -ra words <<< "$line"
  [[ "$line" == *[[:space:]] ]] && words+=("")
  cur="\${words[-1]}"
  out="$("\${words[0]}" __complete "\${words[@]:1}" 2>/dev/null)" || return
  directive="\${out##*:}"
  out="\${out%:*}"
  # Bash takes what stands behind = or : for a word of its own.
  local behind="\${cur%"\${cur##*[=:]}"}"
  COMPREPLY=()
  local name
  while IFS= read -r name; do
    [[ -n "$name" ]] && COMPREPLY+=("\${name#"$behind"}")
  done <<< "$out"
  if [[ "$directive" == 0 && \${#COMPREPLY[@]} -eq 0 ]]; then
    compopt -o default 2>/dev/null
  elif [[ "$directive" == 2 || "\${COMPREPLY[0]}" == *= ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
complete -F _kubesim kubesim
`;

const zsh = `#compdef kubesim
# Completion for kubesim in zsh: source <(kubesim completion zsh)
_kubesim() {
  local -a names
  names=("\${(@f)$(\${words[1]} __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  local directive="\${names[-1]#:}"
  names=("\${(@)names[1,-2]}")
  if (( \${#names} )); then
    compadd -- "\${names[@]}"
  elif [[ "$directive" == 0 ]]; then
    _files
  fi
}
compdef _kubesim kubesim
`;

const fish = `# Completion for kubesim in fish: kubesim completion fish | source
function __kubesim_complete
    set -l before (commandline -opc)
    set -l names ($before[1] __complete $before[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $names) -eq 1; and test "$names[1]" = ":0"
        __fish_complete_path (commandline -ct)
    else
        string match -v -r '^:' -- $names
    end
end
complete -c kubesim -e
complete -c kubesim -f -a '(__kubesim_complete)'
`;

/** By shell. */
export const completionScripts: Readonly<Record<string, string>> = { bash, zsh, fish };
