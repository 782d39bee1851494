/** Patterns of ImageBehaviors: `*` is any text, `?` any character, all else itself. */

export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  // Where the last star stands, and up to where the text is taken to be what it stands for.
  let star = -1;
  let taken = 0;
  while (from < text.length) {
    const wanted = pattern[at];
    if (wanted === "*") {
      star = at;
      taken = from;
      at += 1;
    } else if (wanted !== undefined && (wanted === "?" || wanted === text[from])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      taken += 1;
      at = star + 1;
      from = taken;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/** A colon or an at sign in the last part of a path begins the version. */
const versioned = /(?:[:@][^/]*|\*)$/;

/**
 * Whether the full name of an image is one that a pattern is for. Patterns are completed as Docker
 * completes references: `nginx` is `docker.io/library/nginx` in all versions. One that begins with
 * `*` is taken to name the host, too.
 */
export function matchesImage(pattern: string, name: string): boolean {
  const path = pattern.startsWith("*") ? pattern : withHost(pattern);
  if (versioned.test(path)) return matchesGlob(path, name);
  return matchesGlob(`${path}:*`, name) || matchesGlob(`${path}@*`, name);
}

function withHost(pattern: string): string {
  const slash = pattern.indexOf("/");
  if (slash < 0) return `docker.io/library/${pattern}`;
  const first = pattern.slice(0, slash);
  const isHost = /[.:*?]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  return isHost ? pattern : `docker.io/${pattern}`;
}
