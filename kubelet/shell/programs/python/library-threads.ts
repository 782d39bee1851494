/** `threading`. Source: Python 3.14, for what each of them does. */
export const threading = `
import sys
import traceback
from _threads import ident as get_ident, start as _start, until as _until

TIMEOUT_MAX = 9223372036.0

class Lock:
    def __init__(self):
        self._free = True
    def acquire(self, blocking=True, timeout=-1):
        if not _until(self, "_free", timeout if blocking else 0):
            return False
        self._free = False
        return True
    def release(self):
        if self._free:
            raise RuntimeError("release unlocked lock")
        self._free = True
    def locked(self):
        return not self._free
    def __enter__(self):
        return self.acquire()
    def __exit__(self, *error):
        self.release()

class RLock:
    def __init__(self):
        self._lock = Lock()
        self._owner = None
        self._count = 0
    def acquire(self, blocking=True, timeout=-1):
        if self._owner != get_ident():
            if not self._lock.acquire(blocking, timeout):
                return False
            self._owner = get_ident()
        self._count += 1
        return True
    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._lock.release()
    def __enter__(self):
        return self.acquire()
    def __exit__(self, *error):
        self.release()

class _Waiter:
    def __init__(self):
        self.woken = False

class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiters = []
    def acquire(self, *args):
        return self._lock.acquire(*args)
    def release(self):
        self._lock.release()
    def __enter__(self):
        return self._lock.acquire()
    def __exit__(self, *error):
        self._lock.release()
    def wait(self, timeout=None):
        waiter = _Waiter()
        self._waiters.append(waiter)
        self._lock.release()
        woken = _until(waiter, "woken", timeout)
        if not woken:
            self._waiters.remove(waiter)
        self._lock.acquire()
        return woken
    def wait_for(self, predicate, timeout=None):
        found = predicate()
        while not found and self.wait(timeout):
            found = predicate()
        return found
    def notify(self, n=1):
        for waiter in self._waiters[:n]:
            waiter.woken = True
        self._waiters = self._waiters[n:]
    def notify_all(self):
        self.notify(len(self._waiters))

class Event:
    def __init__(self):
        self._set = False
    def is_set(self):
        return self._set
    def set(self):
        self._set = True
    def clear(self):
        self._set = False
    def wait(self, timeout=None):
        return _until(self, "_set", timeout)

class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._initial = value
    def acquire(self, blocking=True, timeout=None):
        if not _until(self, "_value", timeout if blocking else 0):
            return False
        self._value -= 1
        return True
    def release(self, n=1):
        self._value += n
    def __enter__(self):
        return self.acquire()
    def __exit__(self, *error):
        self.release()

class BoundedSemaphore(Semaphore):
    def release(self, n=1):
        if self._value + n > self._initial:
            raise ValueError("Semaphore released too many times")
        self._value += n

class BrokenBarrierError(RuntimeError):
    pass

class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties
        self._action = action
        self._timeout = timeout
        self._round = []
    @property
    def n_waiting(self):
        return len(self._round)
    def wait(self, timeout=None):
        waiter = _Waiter()
        at = len(self._round)
        self._round.append(waiter)
        if at + 1 == self.parties:
            if self._action is not None:
                self._action()
            for each in self._round:
                each.woken = True
            self._round = []
        elif not _until(waiter, "woken", self._timeout if timeout is None else timeout):
            raise BrokenBarrierError
        return at

class local:
    def __init__(self):
        object.__setattr__(self, "_own", {})
    def __getattr__(self, name):
        own = self._own.get(get_ident(), {})
        if name not in own:
            raise AttributeError(f"'_thread._local' object has no attribute '{name}'")
        return own[name]
    def __setattr__(self, name, value):
        self._own.setdefault(get_ident(), {})[name] = value

_count = 0
_living = {}

def _next_name(target):
    global _count
    _count += 1
    name = getattr(target, "__name__", None)
    return f"Thread-{_count}" if name is None else f"Thread-{_count} ({name})"

class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self.name = _next_name(target) if name is None else str(name)
        self.daemon = current_thread().daemon if daemon is None else daemon
        self.ident = None
        self._ended = False
    @property
    def native_id(self):
        return self.ident
    def start(self):
        if self.ident is not None:
            raise RuntimeError("threads can only be started once")
        self.ident = _start(self._bootstrap, self.daemon)
        _living[self.ident] = self
    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)
    def _bootstrap(self):
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException:
            sys.stderr.write(f"Exception in thread {self.name}:\\n")
            traceback.print_exc()
        finally:
            self._ended = True
            del _living[self.ident]
    def join(self, timeout=None):
        if self.ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        _until(self, "_ended", timeout)
    def is_alive(self):
        return self.ident is not None and not self._ended
    def getName(self):
        return self.name
    def setName(self, name):
        self.name = name
    def setDaemon(self, daemon):
        self.daemon = daemon
    def __repr__(self):
        state = "initial" if self.ident is None else "stopped" if self._ended else "started"
        daemon = " daemon" if self.daemon else ""
        number = "" if self.ident is None else f" {self.ident}"
        return f"<{type(self).__name__}({self.name}, {state}{daemon}{number})>"

class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = () if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()
    def cancel(self):
        self.finished.set()
    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()

class _MainThread(Thread):
    def __init__(self):
        self.name = "MainThread"
        self.daemon = False
        self.ident = get_ident()
        self._ended = False

_main = _MainThread()
_living[_main.ident] = _main

def current_thread():
    return _living.get(get_ident(), _main)

def main_thread():
    return _main

def enumerate():
    return list(_living.values())

def active_count():
    return len(_living)
`;
