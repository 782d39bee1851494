/** `enum`, `dataclasses` and `abc`. Source: Python 3.14, for what each of them does. */
export const enums = `
class auto:
    pass

class EnumType:
    def __init__(cls):
        members = {}
        last = 0
        for name, value in vars(cls).items():
            if name.startswith("_") or callable(value) or isinstance(value, property):
                continue
            if isinstance(value, (staticmethod, classmethod)):
                continue
            if isinstance(value, auto):
                value = cls._generate_next_value_(name, 1, len(members), [last])
            same = [each for each in members.values() if each._value_ == value]
            given = value if isinstance(value, tuple) else (value,)
            member = same[0] if same else cls.__new__(cls, *given)
            if not same:
                member._name_ = name
                if not hasattr(member, "_value_"):
                    member._value_ = value
                if isinstance(value, tuple) and hasattr(cls, "__init__"):
                    member.__init__(*value)
            last = value
            members[name] = member
        for name, member in members.items():
            setattr(cls, name, member)
        cls._member_map_ = members
    def __call__(cls, value):
        for member in cls:
            if member._value_ == value or member is value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__name__}")
    def __getitem__(cls, name):
        return cls._member_map_[name]
    def __iter__(cls):
        seen = []
        for member in cls._member_map_.values():
            if member not in seen:
                seen.append(member)
                yield member
    def __len__(cls):
        return len(list(cls))
    def __contains__(cls, value):
        return any(each is value or each._value_ == value for each in cls)
    @property
    def __members__(cls):
        return dict(cls._member_map_)
    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"

class Enum(metaclass=EnumType):
    @property
    def name(self):
        return self._name_
    @property
    def value(self):
        return self._value_
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return last_values[-1] + 1
    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"
    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

class IntEnum(int, Enum):
    def __str__(self):
        return str(self._value_)

class StrEnum(str, Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    def __str__(self):
        return self._value_

def unique(enumeration):
    names = [name for name, member in enumeration.__members__.items() if name != member.name]
    if names:
        pairs = ", ".join(f"{name} -> {enumeration[name].name}" for name in names)
        raise ValueError(f"duplicate values found in {enumeration!r}: {pairs}")
    return enumeration
`;

export const dataclasses = `
from collections import _given

class _Missing:
    pass

MISSING = _Missing()

class FrozenInstanceError(AttributeError):
    pass

class Field:
    def __init__(self, default, default_factory, init, repr, compare):
        self.name = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, compare=True, **more):
    return Field(default, default_factory, init, repr, compare)

class _Fresh:
    def __init__(self, factory):
        self.factory = factory

def _usual(each):
    if each.default_factory is not MISSING:
        return _Fresh(each.default_factory)
    return each.default

def _collected(cls):
    found = {}
    for base in reversed(cls.__mro__[1:-1]):
        found.update(getattr(base, "__dataclass_fields__", {}))
    own = vars(cls)
    for name in own.get("__annotations__", {}):
        value = own.get(name, MISSING)
        if isinstance(value, (list, dict, set)):
            kind = f"<class {type(value).__name__!r}>"
            raise ValueError(f"mutable default {kind} for field {name} is not allowed: "
                             "use default_factory")
        made = value if isinstance(value, Field) else field(default=value)
        made.name = name
        found[name] = made
        if isinstance(value, Field):
            if value.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)
    return found

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, frozen=False,
              unsafe_hash=False, kw_only=False, slots=False):
    def made(cls):
        return _made(cls, init, repr, eq, order, frozen)
    return made if cls is None else made(cls)

def _key(self):
    return tuple(getattr(self, each.name) for each in fields(self) if each.compare)

def _made(cls, init, repr_, eq, order, frozen):
    all_fields = _collected(cls)
    own = vars(cls)
    asked = [name for name, each in all_fields.items() if each.init]
    usual = {}
    for name in asked:
        value = _usual(all_fields[name])
        if value is not MISSING:
            usual[name] = value
        elif usual:
            raise TypeError(f"non-default argument {name!r} follows default argument "
                            f"{list(usual)[-1]!r}")
    def __init__(self, *args, **named):
        values = _given(f"{cls.__name__}.__init__", asked, usual, args, named)
        for name, each in all_fields.items():
            value = values[name] if name in values else _usual(each)
            if value is MISSING:
                continue
            if isinstance(value, _Fresh):
                value = value.factory()
            object.__setattr__(self, name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()
    def __repr__(self):
        shown = [f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr]
        return f"{type(self).__name__}({', '.join(shown)})"
    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _key(self) == _key(other)
    def refuse(self, name, value):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
    cls.__dataclass_fields__ = all_fields
    if init and "__init__" not in own:
        cls.__init__ = __init__
    if repr_ and "__repr__" not in own:
        cls.__repr__ = __repr__
    if eq and "__eq__" not in own:
        cls.__eq__ = __eq__
    if order:
        cls.__lt__ = lambda self, other: _key(self) < _key(other)
        cls.__le__ = lambda self, other: _key(self) <= _key(other)
        cls.__gt__ = lambda self, other: _key(self) > _key(other)
        cls.__ge__ = lambda self, other: _key(self) >= _key(other)
    if frozen:
        cls.__setattr__ = refuse
        cls.__hash__ = lambda self: hash(_key(self))
    return cls

def fields(of):
    return tuple(of.__dataclass_fields__.values())

def is_dataclass(of):
    return hasattr(of, "__dataclass_fields__")

def _plain(value):
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {_plain(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(each) for each in value])
    return value

def asdict(obj):
    return _plain(obj)

def astuple(obj):
    return tuple(getattr(obj, f.name) for f in fields(obj))

def replace(obj, /, **changes):
    given = {f.name: getattr(obj, f.name) for f in fields(obj) if f.init}
    return type(obj)(**{**given, **changes})
`;

export const abc = `
def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function

class ABCMeta:
    def __call__(cls, *args, **named):
        names = set()
        for each in cls.__mro__[:-1]:
            names.update(vars(each))
        missing = sorted(name for name in names
                         if getattr(getattr(cls, name), "__isabstractmethod__", False))
        if missing:
            plural = "s" if len(missing) > 1 else ""
            words = ", ".join(repr(name) for name in missing)
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an "
                            f"implementation for abstract method{plural} {words}")
        made = object.__new__(cls)
        made.__init__(*args, **named)
        return made

class ABC(metaclass=ABCMeta):
    pass
`;
