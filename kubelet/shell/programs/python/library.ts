/** Modules of Python's own that are written in Python here, too. */
import { argparse } from "./library-argparse.ts";
import { abc, dataclasses, enums } from "./library-classes.ts";
import { collections } from "./library-collections.ts";
import { functools, itertools } from "./library-functions.ts";
import { secrets, uuid } from "./library-identifiers.ts";
import { logging } from "./library-logging.ts";
import { parsing } from "./library-parsing.ts";
import { glob, pathlib, shutil, tempfile } from "./library-paths.ts";
import { string, textwrap, types } from "./library-text.ts";

/** Their text, by their names. It is parsed only where a script imports it. */
export const librarySources: ReadonlyMap<string, string> = new Map([
  ["abc", abc],
  ["argparse", argparse + parsing],
  ["collections", collections],
  ["dataclasses", dataclasses],
  ["enum", enums],
  ["functools", functools],
  ["glob", glob],
  ["itertools", itertools],
  ["logging", logging],
  ["pathlib", pathlib],
  ["secrets", secrets],
  ["shutil", shutil],
  ["string", string],
  ["tempfile", tempfile],
  ["textwrap", textwrap],
  ["types", types],
  ["uuid", uuid],
]);
