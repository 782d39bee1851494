/** Modules of Python's own that are written in Python here, too. */
import { argparse } from "./library-argparse.ts";
import { abc, dataclasses, enums } from "./library-classes.ts";
import { collections } from "./library-collections.ts";
import { functools, itertools } from "./library-functions.ts";
import { secrets, uuid } from "./library-identifiers.ts";
import { logging } from "./library-logging.ts";
import { parsing } from "./library-parsing.ts";
import { glob, pathlib, shutil, tempfile } from "./library-paths.ts";
import { futures, queue } from "./library-queue.ts";
import { string, textwrap, types } from "./library-text.ts";
import { threading } from "./library-threads.ts";

/** `python -m json.tool`. Source: Python 3.14, json.tool. */
const jsonTool = `
import argparse
import json
import sys

parser = argparse.ArgumentParser(prog="python3 -m json.tool")
parser.add_argument("infile", nargs="?", default="-")
parser.add_argument("--sort-keys", action="store_true")
parser.add_argument("--indent", type=int, default=4)
parser.add_argument("--compact", action="store_true")
given = parser.parse_args()
try:
    source = sys.stdin if given.infile == "-" else open(given.infile)
    data = json.load(source)
except ValueError as error:
    sys.exit(str(error))
if given.compact:
    print(json.dumps(data, sort_keys=given.sort_keys, separators=(",", ":")))
else:
    print(json.dumps(data, sort_keys=given.sort_keys, indent=given.indent))
`;

/** The modules that `-m` runs. */
export const programSources: ReadonlyMap<string, string> = new Map([["json.tool", jsonTool]]);

/** Their text, by their names. It is parsed only where a script imports it. */
export const librarySources: ReadonlyMap<string, string> = new Map([
  ["abc", abc],
  ["argparse", argparse + parsing],
  ["collections", collections],
  ["concurrent", ""],
  ["concurrent.futures", futures],
  ["dataclasses", dataclasses],
  ["enum", enums],
  ["functools", functools],
  ["glob", glob],
  ["itertools", itertools],
  ["logging", logging],
  ["pathlib", pathlib],
  ["queue", queue],
  ["secrets", secrets],
  ["shutil", shutil],
  ["string", string],
  ["tempfile", tempfile],
  ["textwrap", textwrap],
  ["threading", threading],
  ["types", types],
  ["uuid", uuid],
]);
