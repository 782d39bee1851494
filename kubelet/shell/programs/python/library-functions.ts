/** `functools` and `itertools`. Source: Python 3.14, for what each of them does. */
export const functools = `
from collections import namedtuple

_CacheInfo = namedtuple("CacheInfo", "hits misses maxsize currsize")

class partial:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords
    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

def reduce(function, iterable, *initial):
    each = iter(iterable)
    if initial:
        value = initial[0]
    else:
        try:
            value = next(each)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    for item in each:
        value = function(value, item)
    return value

def update_wrapper(wrapper, wrapped):
    for name in ("__name__", "__qualname__", "__doc__"):
        setattr(wrapper, name, getattr(wrapped, name, None))
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped):
    return lambda wrapper: update_wrapper(wrapper, wrapped)

def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128)
    return lambda function: _cached(function, maxsize)

def cache(function):
    return _cached(function, None)

def _cached(function, maxsize):
    known = {}
    counts = {"hits": 0, "misses": 0}
    def wrapper(*args, **named):
        key = (args, tuple(named.items())) if named else args
        if key in known:
            counts["hits"] += 1
            known[key] = value = known.pop(key)
            return value
        counts["misses"] += 1
        value = function(*args, **named)
        known[key] = value
        if maxsize is not None and len(known) > maxsize:
            del known[next(iter(known))]
        return value
    def clear():
        known.clear()
        counts.update(hits=0, misses=0)
    wrapper.cache_info = lambda: _CacheInfo(counts["hits"], counts["misses"], maxsize, len(known))
    wrapper.cache_clear = clear
    return update_wrapper(wrapper, function)

def total_ordering(cls):
    own = vars(cls)
    if "__lt__" in own:
        cls.__gt__ = lambda self, other: not (self < other or self == other)
        cls.__le__ = lambda self, other: self < other or self == other
        cls.__ge__ = lambda self, other: not self < other
    elif "__gt__" in own:
        cls.__lt__ = lambda self, other: not (self > other or self == other)
        cls.__ge__ = lambda self, other: self > other or self == other
        cls.__le__ = lambda self, other: not self > other
    return cls

def cmp_to_key(compare):
    class K:
        def __init__(self, obj):
            self.obj = obj
        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0
        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0
    return K
`;

export const itertools = `
def count(start=0, step=1):
    while True:
        yield start
        start += step

def cycle(iterable):
    saved = list(iterable)
    while saved:
        yield from saved

def repeat(object, times=None):
    while times is None or times > 0:
        yield object
        if times is not None:
            times -= 1

class chain:
    def __init__(self, *iterables):
        self._items = _chained(iterables)
    @classmethod
    def from_iterable(cls, iterables):
        return _chained(iterables)
    def __iter__(self):
        return self
    def __next__(self):
        return next(self._items)

def _chained(iterables):
    for each in iterables:
        yield from each

def islice(iterable, *bounds):
    start, stop, step = (0, bounds[0], 1) if len(bounds) == 1 else (*bounds, 1)[:3]
    at, wanted = 0, start or 0
    if stop is not None and wanted >= stop:
        return
    for item in iterable:
        if at == wanted:
            yield item
            wanted += step or 1
        at += 1
        if stop is not None and (at >= stop or wanted >= stop):
            return

def product(*iterables, repeat=1):
    rows = [()]
    for pool in [tuple(each) for each in iterables] * repeat:
        rows = [row + (item,) for row in rows for item in pool]
    yield from rows

def _chosen(pool, r, ordered, again):
    def more(picked):
        if len(picked) == r:
            yield tuple(pool[at] for at in picked)
            return
        for at in range(len(pool)):
            if not again and at in picked:
                continue
            if not ordered and picked and at < picked[-1]:
                continue
            yield from more(picked + [at])
    return more([])

def permutations(iterable, r=None):
    pool = tuple(iterable)
    return _chosen(pool, len(pool) if r is None else r, True, False)

def combinations(iterable, r):
    return _chosen(tuple(iterable), r, False, False)

def combinations_with_replacement(iterable, r):
    return _chosen(tuple(iterable), r, False, True)

def accumulate(iterable, func=None, *, initial=None):
    total, empty = initial, initial is None
    if not empty:
        yield total
    for item in iterable:
        total = item if empty else func(total, item) if func else total + item
        empty = False
        yield total

def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item

def dropwhile(predicate, iterable):
    dropping = True
    for item in iterable:
        dropping = dropping and predicate(item)
        if not dropping:
            yield item

def filterfalse(predicate, iterable):
    for item in iterable:
        if not (predicate(item) if predicate else item):
            yield item

def compress(data, selectors):
    for item, wanted in zip(data, selectors):
        if wanted:
            yield item

def starmap(function, iterable):
    for args in iterable:
        yield function(*args)

def pairwise(iterable):
    before, begun = None, False
    for item in iterable:
        if begun:
            yield before, item
        before, begun = item, True

def batched(iterable, n):
    batch = []
    for item in iterable:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)

def zip_longest(*iterables, fillvalue=None):
    columns = [list(each) for each in iterables]
    for at in range(max([len(each) for each in columns], default=0)):
        yield tuple(each[at] if at < len(each) else fillvalue for each in columns)

def groupby(iterable, key=None):
    group, last = [], None
    for item in iterable:
        of = key(item) if key else item
        if group and of != last:
            yield last, iter(group)
            group = []
        group.append(item)
        last = of
    if group:
        yield last, iter(group)
`;
