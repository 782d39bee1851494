/** `logging`. Source: Python 3.14, for what it does. */
export const logging = String.raw`
import sys
import time as _time
import os as _os
import traceback as _traceback

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}

def getLevelName(level):
    if isinstance(level, str):
        for number, name in _names.items():
            if name == level:
                return number
    return _names.get(level, f"Level {level}")

def addLevelName(level, name):
    _names[level] = name

def getLevelNamesMapping():
    return {**{name: number for number, name in _names.items()}, "WARN": 30, "FATAL": 50}

def _level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    levels = getLevelNamesMapping()
    if level not in levels:
        raise ValueError(f"Unknown level: {level!r}")
    return levels[level]

class LogRecord:
    def __init__(self, name, level, place, msg, args, exc_text, extra):
        self.name = name
        self.levelno = level
        self.levelname = getLevelName(level)
        self.msg = msg
        self.args = args[0] if len(args) == 1 and isinstance(args[0], dict) and args[0] else args
        self.exc_text = exc_text
        self.created = _time.time()
        self.msecs = int(self.created % 1 * 1000)
        self.relativeCreated = _time.monotonic() * 1000
        self.pathname, self.lineno, self.funcName = place
        self.filename = _os.path.basename(self.pathname)
        self.module = _os.path.splitext(self.filename)[0]
        self.process = _os.getpid()
        self.processName = "MainProcess"
        self.thread = 1
        self.threadName = "MainThread"
        for key, value in (extra or {}).items():
            setattr(self, key, value)
    def getMessage(self):
        return str(self.msg) % self.args if self.args else str(self.msg)

class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"
    def __init__(self, fmt=None, datefmt=None, style="%"):
        self._style = style
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}"}[style]
        self.datefmt = datefmt
    def formatTime(self, record, datefmt=None):
        when = _time.gmtime(record.created)
        if datefmt:
            return _time.strftime(datefmt, when)
        return f"{_time.strftime(self.default_time_format, when)},{record.msecs:03d}"
    def format(self, record):
        record.message = record.getMessage()
        if "asctime" in self._fmt:
            record.asctime = self.formatTime(record, self.datefmt)
        values = vars(record)
        text = self._fmt % values if self._style == "%" else self._fmt.format(**values)
        if record.exc_text:
            text = f"{text}\n{record.exc_text}"
        return text

class Filter:
    def __init__(self, name=""):
        self.name = name
    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")

class _Filtering:
    def addFilter(self, each):
        self.filters.append(each)
    def filter(self, record):
        for each in self.filters:
            if not (each.filter(record) if hasattr(each, "filter") else each(record)):
                return False
        return True
    def setLevel(self, level):
        self.level = _level(level)

class Handler(_Filtering):
    def __init__(self, level=NOTSET):
        self.level = _level(level)
        self.filters = []
        self.formatter = None
    def setFormatter(self, formatter):
        self.formatter = formatter
    def format(self, record):
        return (self.formatter or Formatter()).format(record)
    def handle(self, record):
        if self.filter(record):
            self.emit(record)
    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")
    def flush(self):
        pass
    def close(self):
        pass

class StreamHandler(Handler):
    terminator = "\n"
    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream
    def emit(self, record):
        self.stream.write(self.format(record) + self.terminator)
        self.stream.flush()

class FileHandler(Handler):
    def __init__(self, filename, mode="a", encoding=None, delay=False):
        super().__init__()
        self.baseFilename = _os.path.abspath(str(filename))
        self.stream = open(self.baseFilename, mode)
    def emit(self, record):
        self.stream.write(self.format(record) + "\n")
    def close(self):
        self.stream.close()

class NullHandler(Handler):
    def handle(self, record):
        pass

def _place():
    depth = 1
    while sys._getframe(depth).f_code.co_filename == __file__:
        depth += 1
    frame = sys._getframe(depth)
    return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name

class Logger(_Filtering):
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.filters = []
        self.disabled = False
    def getEffectiveLevel(self):
        each = self
        while each:
            if each.level:
                return each.level
            each = each.parent
        return NOTSET
    def isEnabledFor(self, level):
        return not self.disabled and level > root._disabled and level >= self.getEffectiveLevel()
    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)
    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)
    def hasHandlers(self):
        return bool(self._reached())
    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")
    def _reached(self):
        found = []
        each = self
        while each:
            found += each.handlers
            each = each.parent if each.propagate else None
        return found
    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        text = None
        if isinstance(exc_info, BaseException):
            text = "".join(_traceback.format_exception(exc_info)).rstrip("\n")
        elif exc_info:
            text = _traceback.format_exc().rstrip("\n")
        self.handle(LogRecord(self.name, level, _place(), msg, args, text, extra))
    def handle(self, record):
        if not self.filter(record):
            return
        handlers = self._reached()
        if not handlers and record.levelno >= WARNING:
            handlers = [lastResort]
        for handler in handlers:
            if record.levelno >= handler.level:
                handler.handle(record)
    def log(self, level, msg, *args, **named):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **named)
    def debug(self, msg, *args, **named):
        self.log(DEBUG, msg, *args, **named)
    def info(self, msg, *args, **named):
        self.log(INFO, msg, *args, **named)
    def warning(self, msg, *args, **named):
        self.log(WARNING, msg, *args, **named)
    def error(self, msg, *args, **named):
        self.log(ERROR, msg, *args, **named)
    def critical(self, msg, *args, **named):
        self.log(CRITICAL, msg, *args, **named)
    def exception(self, msg, *args, exc_info=True, **named):
        self.log(ERROR, msg, *args, exc_info=exc_info, **named)
    def __repr__(self):
        return f"<Logger {self.name} ({getLevelName(self.getEffectiveLevel())})>"

root = Logger("root", WARNING)
root._disabled = 0
lastResort = StreamHandler()
lastResort.setLevel(WARNING)
_loggers = {}

def getLogger(name=None):
    if not name or name == "root":
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
        for each in _loggers.values():
            above = each.name.rpartition(".")[0]
            while above and above not in _loggers:
                above = above.rpartition(".")[0]
            each.parent = _loggers[above] if above else root
    return _loggers[name]

def basicConfig(*, filename=None, filemode="a", format=BASIC_FORMAT, datefmt=None, style="%",
                level=None, stream=None, handlers=None, force=False, encoding=None):
    if force:
        root.handlers = []
    if root.handlers:
        return
    if handlers is None:
        handlers = [FileHandler(filename, filemode) if filename else StreamHandler(stream)]
    for each in handlers:
        if each.formatter is None:
            each.setFormatter(Formatter(format, datefmt, style))
        root.addHandler(each)
    if level is not None:
        root.setLevel(level)

def disable(level=CRITICAL):
    root._disabled = level

def shutdown():
    pass

def log(level, msg, *args, **named):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **named)

def debug(msg, *args, **named):
    log(DEBUG, msg, *args, **named)

def info(msg, *args, **named):
    log(INFO, msg, *args, **named)

def warning(msg, *args, **named):
    log(WARNING, msg, *args, **named)

def error(msg, *args, **named):
    log(ERROR, msg, *args, **named)

def critical(msg, *args, **named):
    log(CRITICAL, msg, *args, **named)

def exception(msg, *args, exc_info=True, **named):
    log(ERROR, msg, *args, exc_info=exc_info, **named)
`;
