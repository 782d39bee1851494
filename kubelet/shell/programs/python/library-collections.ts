/** `collections`. Source: Python 3.14, for what each of them does. */
export const collections = `
class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **named):
        self.default_factory = default_factory
        super().__init__(*args, **named)
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value
    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict(self)!r})"
    def copy(self):
        return defaultdict(self.default_factory, self)

class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        rest = dict(self) if not last else {}
        if not last:
            self.clear()
        self[key] = value
        self.update(rest)
    def popitem(self, last=True):
        if last or not self:
            return super().popitem()
        key = next(iter(self))
        return key, self.pop(key)
    def copy(self):
        return OrderedDict(self)
    def __repr__(self):
        return f"OrderedDict({dict(self)!r})" if self else "OrderedDict()"

class Counter(dict):
    def __init__(self, iterable=None, /, **named):
        super().__init__()
        self.update(iterable, **named)
    def __missing__(self, key):
        return 0
    def _each(self, iterable, named):
        pairs = []
        if isinstance(iterable, dict):
            pairs += list(iterable.items())
        elif iterable is not None:
            pairs += [(key, 1) for key in iterable]
        return pairs + list(named.items())
    def update(self, iterable=None, /, **named):
        for key, count in self._each(iterable, named):
            self[key] = self[key] + count
    def subtract(self, iterable=None, /, **named):
        for key, count in self._each(iterable, named):
            self[key] = self[key] - count
    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return ordered if n is None else ordered[:n]
    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key
    def total(self):
        return sum(self.values())
    def copy(self):
        return Counter(self)
    def _joined(self, other, how):
        made = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            count = how(self[key], other[key])
            if count > 0:
                made[key] = count
        return made
    def __add__(self, other):
        return self._joined(other, lambda a, b: a + b)
    def __sub__(self, other):
        return self._joined(other, lambda a, b: a - b)
    def __and__(self, other):
        return self._joined(other, min)
    def __or__(self, other):
        return self._joined(other, max)
    def __repr__(self):
        return f"Counter({dict(self.most_common())!r})" if self else "Counter()"

class deque:
    def __init__(self, iterable=(), maxlen=None):
        self.maxlen = maxlen
        self._items = []
        self.extend(iterable)
    def append(self, item):
        self._items.append(item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop(0)
    def appendleft(self, item):
        self._items.insert(0, item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()
    def extend(self, iterable):
        for item in iterable:
            self.append(item)
    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)
    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()
    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)
    def rotate(self, n=1):
        if self._items:
            at = -n % len(self._items)
            self._items = self._items[at:] + self._items[:at]
    def clear(self):
        self._items = []
    def count(self, item):
        return self._items.count(item)
    def index(self, item):
        return self._items.index(item)
    def remove(self, item):
        self._items.remove(item)
    def reverse(self):
        self._items.reverse()
    def copy(self):
        return deque(self._items, self.maxlen)
    def __iter__(self):
        return iter(self._items)
    def __len__(self):
        return len(self._items)
    def __contains__(self, item):
        return item in self._items
    def __getitem__(self, at):
        if at >= len(self._items) or at < -len(self._items):
            raise IndexError("deque index out of range")
        return self._items[at]
    def __setitem__(self, at, item):
        self._items[at] = item
    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items
    def __repr__(self):
        end = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"deque({self._items!r}{end})"

def _given(label, names, usual, args, named):
    if len(args) > len(names):
        raise TypeError(f"{label}() takes {len(names) + 1} positional arguments but "
                        f"{len(args) + 1} were given")
    values = dict(zip(names, args))
    for name, value in named.items():
        if name not in names:
            raise TypeError(f"{label}() got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"{label}() got multiple values for argument {name!r}")
        values[name] = value
    missing = [repr(name) for name in names if name not in values and name not in usual]
    if missing:
        plural = "" if len(missing) == 1 else "s"
        comma = "," if len(missing) > 2 else ""
        last = missing.pop()
        text = ", ".join(missing) + f"{comma} and " + last if missing else last
        count = len(missing) + 1
        raise TypeError(f"{label}() missing {count} required positional argument{plural}: {text}")
    return {name: values[name] if name in values else usual[name] for name in names}

def _field(at):
    return property(lambda self: self[at])

def namedtuple(typename, field_names, *, rename=False, defaults=(), module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = tuple(field_names)
    usual = dict(zip(names[len(names) - len(defaults):], defaults))
    def make(cls, *args, **named):
        values = _given(f"{typename}.__new__", names, usual, args, named)
        return tuple.__new__(cls, values.values())
    def asdict(self):
        return dict(zip(names, self))
    def replaced(self, **named):
        return type(self)(**{**asdict(self), **named})
    def shown(self):
        return typename + "(" + ", ".join(f"{n}={v!r}" for n, v in zip(names, self)) + ")"
    members = {"__new__": make, "__repr__": shown, "_asdict": asdict, "_replace": replaced}
    members["_make"] = classmethod(lambda cls, values: cls(*values))
    members["_fields"] = names
    members["_field_defaults"] = usual
    for at, name in enumerate(names):
        members[name] = _field(at)
    return type(typename, (tuple,), members)
`;
