/** `queue` and `concurrent.futures`. Source: Python 3.14, for what each of them does. */
export const queue = `
from _threads import until as _until

class Empty(Exception):
    pass

class Full(Exception):
    pass

class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._items = []
        self._has_room = True
        self._is_done = True
    def _place(self, item):
        self._items.append(item)
    def _take(self):
        return self._items.pop(0)
    def _note(self):
        self._has_room = self.maxsize <= 0 or len(self._items) < self.maxsize
        self._is_done = self.unfinished_tasks == 0
    def put(self, item, block=True, timeout=None):
        if not _until(self, "_has_room", timeout if block else 0):
            raise Full
        self._place(item)
        self.unfinished_tasks += 1
        self._note()
    def put_nowait(self, item):
        self.put(item, False)
    def get(self, block=True, timeout=None):
        if not _until(self, "_items", timeout if block else 0):
            raise Empty
        item = self._take()
        self._note()
        return item
    def get_nowait(self):
        return self.get(False)
    def task_done(self):
        if self.unfinished_tasks == 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1
        self._note()
    def join(self):
        _until(self, "_is_done")
    def qsize(self):
        return len(self._items)
    def empty(self):
        return not self._items
    def full(self):
        return not self._has_room

class SimpleQueue(Queue):
    pass

class LifoQueue(Queue):
    def _take(self):
        return self._items.pop()

class PriorityQueue(Queue):
    def _place(self, item):
        self._items.append(item)
        self._items.sort()
`;

export const futures = `
import threading
from _threads import until as _until
from collections import namedtuple
from queue import Queue

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")

class CancelledError(Exception):
    pass

class Future:
    def __init__(self):
        self._is_over = False
        self._is_cancelled = False
        self._is_begun = False
        self._result = None
        self._error = None
        self._callbacks = []
    def _end(self, result, error):
        self._result = result
        self._error = error
        self._is_over = True
        for callback in self._callbacks:
            callback(self)
    def set_result(self, result):
        self._end(result, None)
    def set_exception(self, error):
        self._end(None, error)
    def cancel(self):
        if self._is_begun or self._is_over:
            return self._is_cancelled
        self._is_cancelled = True
        self._end(None, CancelledError())
        return True
    def cancelled(self):
        return self._is_cancelled
    def running(self):
        return self._is_begun and not self._is_over
    def done(self):
        return self._is_over
    def exception(self, timeout=None):
        if not _until(self, "_is_over", timeout):
            raise TimeoutError()
        return self._error
    def result(self, timeout=None):
        error = self.exception(timeout)
        if error is not None:
            raise error
        return self._result
    def add_done_callback(self, callback):
        if self._is_over:
            callback(self)
        else:
            self._callbacks.append(callback)

class ThreadPoolExecutor:
    _pools = 0
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{ThreadPoolExecutor._pools}"
        ThreadPoolExecutor._pools += 1
        self._max = max_workers or 5
        self._initializer = initializer
        self._initargs = initargs
        self._work = Queue()
        self._idle = 0
        self._threads = []
        self._is_shut = False
    def submit(self, fn, /, *args, **kwargs):
        if self._is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        self._work.put((future, fn, args, kwargs))
        if self._idle < self._work.qsize() and len(self._threads) < self._max:
            name = f"{self._prefix}_{len(self._threads)}"
            thread = threading.Thread(target=self._serve, name=name)
            self._threads.append(thread)
            thread.start()
        return future
    def _serve(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            self._idle += 1
            job = self._work.get()
            self._idle -= 1
            if job is None:
                return
            future, fn, args, kwargs = job
            if future.cancelled():
                continue
            future._is_begun = True
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, timeout)
    def shutdown(self, wait=True, *, cancel_futures=False):
        if not self._is_shut:
            self._is_shut = True
            for _ in self._threads:
                self._work.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.shutdown()

def _results(futures, timeout):
    for future in futures:
        yield future.result(timeout)

def as_completed(fs, timeout=None):
    ended = Queue()
    count = 0
    for future in fs:
        count += 1
        future.add_done_callback(ended.put)
    for _ in range(count):
        yield ended.get()

def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = list(fs)
    ended = Queue()
    for future in fs:
        future.add_done_callback(ended.put)
    done = set()
    left = len(fs) if return_when == ALL_COMPLETED else 1
    for _ in range(left):
        if not _until(ended, "_items", timeout):
            break
        done.add(ended.get())
    return DoneAndNotDoneFutures(done, set(fs) - done)
`;
