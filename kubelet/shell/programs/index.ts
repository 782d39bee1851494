import type { Command } from "../command.ts";
import { awkPrograms } from "./awk/awk.ts";
import { hostPrograms } from "./dns/host.ts";
import { checksumPrograms } from "./files/checksums.ts";
import { bytePrograms } from "./files/copy-bytes.ts";
import { filePrograms } from "./files/files.ts";
import { findPrograms } from "./files/find.ts";
import { gzipPrograms } from "./files/gzip.ts";
import { inspectPrograms } from "./files/inspect.ts";
import { tarPrograms } from "./files/tar.ts";
import { getoptPrograms } from "./getopt.ts";
import { lockPrograms } from "./locks.ts";
import { processPrograms } from "./process-names.ts";
import { psPrograms } from "./ps.ts";
import { sedPrograms } from "./sed/sed.ts";
import { settingPrograms } from "./settings.ts";
import { stressPrograms } from "./stress.ts";
import { systemPrograms } from "./system.ts";
import { bcPrograms } from "./text/bc.ts";
import { columnPrograms } from "./text/columns.ts";
import { commPrograms } from "./text/comm.ts";
import { comparePrograms } from "./text/compare.ts";
import { dumpPrograms } from "./text/dump.ts";
import { grepPrograms } from "./text/grep.ts";
import { joinPrograms } from "./text/join.ts";
import { numberFormatPrograms } from "./text/number-format.ts";
import { numberPrograms } from "./text/numbers.ts";
import { sortPrograms } from "./text/sort.ts";
import { splitPrograms } from "./text/split.ts";
import { tablePrograms } from "./text/tables.ts";
import { tailProgram } from "./text/tail.ts";
import { textPrograms } from "./text/text.ts";
import { translatePrograms } from "./text/translate.ts";
import { toolPrograms } from "./tools.ts";
import { whoPrograms } from "./who.ts";
import { xargsPrograms } from "./xargs.ts";

/** The programs that every container has, by name. */
export const programs: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...systemPrograms,
  ...whoPrograms,
  ...psPrograms,
  ...filePrograms,
  ...textPrograms,
  tailProgram,
  ...grepPrograms,
  ...awkPrograms,
  ...bcPrograms,
  ...sedPrograms,
  ...sortPrograms,
  ...splitPrograms,
  ...columnPrograms,
  ...translatePrograms,
  ...bytePrograms,
  ...tarPrograms,
  ...findPrograms,
  ...xargsPrograms,
  ...dumpPrograms,
  ...inspectPrograms,
  ...hostPrograms,
  ...comparePrograms,
  ...numberPrograms,
  ...toolPrograms,
  ...stressPrograms,
  ...checksumPrograms,
  ...commPrograms,
  ...joinPrograms,
  ...gzipPrograms,
  ...lockPrograms,
  ...processPrograms,
  ...settingPrograms,
  ...getoptPrograms,
  ...numberFormatPrograms,
  ...tablePrograms,
]);
