import type { Command } from "../command.ts";
import { awkPrograms } from "./awk.ts";
import { bcPrograms } from "./bc.ts";
import { checksumPrograms } from "./checksums.ts";
import { columnPrograms } from "./columns.ts";
import { commPrograms } from "./comm.ts";
import { comparePrograms } from "./compare.ts";
import { bytePrograms } from "./copy-bytes.ts";
import { dumpPrograms } from "./dump.ts";
import { filePrograms } from "./files.ts";
import { findPrograms } from "./find.ts";
import { getoptPrograms } from "./getopt.ts";
import { grepPrograms } from "./grep.ts";
import { gzipPrograms } from "./gzip.ts";
import { hostPrograms } from "./host.ts";
import { inspectPrograms } from "./inspect.ts";
import { joinPrograms } from "./join.ts";
import { lockPrograms } from "./locks.ts";
import { numberFormatPrograms } from "./number-format.ts";
import { numberPrograms } from "./numbers.ts";
import { processPrograms } from "./process-names.ts";
import { psPrograms } from "./ps.ts";
import { sedPrograms } from "./sed.ts";
import { settingPrograms } from "./settings.ts";
import { sortPrograms } from "./sort.ts";
import { splitPrograms } from "./split.ts";
import { stressPrograms } from "./stress.ts";
import { systemPrograms } from "./system.ts";
import { tablePrograms } from "./tables.ts";
import { tailProgram } from "./tail.ts";
import { tarPrograms } from "./tar.ts";
import { textPrograms } from "./text.ts";
import { toolPrograms } from "./tools.ts";
import { translatePrograms } from "./translate.ts";
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
