"""Makes ``recension/data/common_words.txt.gz`` and ``person_names.tsv.gz``.

    python training/lexicon.py DATA_FOLDER PATH/TO/site-packages

*Common words* are English words that stand in lower case inside sentences of at least two of several corpora: a capital
at the start of a sentence makes no name of them. *Person names* are given names and surnames of some fifty languages
from the PyPI package ``faker`` 40.54 (MIT), those in Cyrillic and Greek letters transliterated.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from recension.text.names import name_key
from recension.text.normalise import clean_characters

TARGET = Path(__file__).parent.parent / "recension" / "data"
SEEN_IN = 2
"""Corpora that must hold a word in lower case."""
LOWER_SHARE = 0.25
"""Of the uses of a word inside sentences, the least share in lower case."""

SEX_RATIO = 3
"""A name in so many times more lists of one sex than of the other tells the sex."""

_INSIDE = re.compile(r"(?<=[a-z0-9,;] )[A-Za-zÀ-ÿ][a-zÀ-ÿ]+(?:['’-][a-zÀ-ÿ]+)*(?![\w@])")

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґѓќљњџј",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya yo ye i yi g g k l n dz j".split(" "),
        strict=True,
    )
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True))

ROMANISED = """
Ahmad Ahmed Abdul Abdullah Abdallah Abdel Abdelaziz Abdulaziz Abdulrahman Abu Adel Adnan Akram Ali Amin Amir Ammar Anas Anwar Ashraf Ayman Aziz
Bashar Bassam Bilal Ehab Fadi Fahd Fahad Faisal Farid Faruq Fatima Fayez Fouad Ghassan Habib Hadi Hafez Haider Hakim Hamad Hamid Hamza Hani Hasan
Hassan Hatem Hisham Hossam Hosni Huda Husam Hussain Hussein Ibrahim Imad Iman Ismail Issa Jalal Jamal Jamil Jawad Kamal Karim Khaled Khalid Khalifa
Khalil Layla Leila Mahmoud Majid Malik Mansour Marwan Maryam Mohamed Mohammad Mohammed Muammar Muhammad Munir Mustafa Nabil Nadia Nasser Nasir Noor
Nouri Omar Osama Othman Qasim Rafik Rafiq Ramadan Rashid Riyad Saad Saddam Saeed Said Salah Saleh Salim Salman Sami Samir Sayed Sharif Tariq Tarek
Usama Walid Wael Yahya Yasser Yasir Yousef Yusuf Youssef Zaid Zayed Zainab Ziad Ayatollah Mahdi Moqtada Muqtada
Abbas Akbar Ahmadreza Alireza Amirhossein Behrouz Dariush Farhad Fereydoun Gholam Hashem Hossein Javad Kaveh Khosrow Mahmud Masoud Mehdi Mehran
Mohammadreza Mohsen Morteza Naser Nasrin Parviz Reza Saeid Shirin Siamak Zahra Ruhollah
Aditya Ajay Amit Anand Anil Arjun Arun Arvind Ashok Atal Deepak Dinesh Ganesh Gopal Indira Jagdish Kapil Kiran Lakshmi Lal Manmohan Manoj Mukesh
Narendra Naveen Nirmala Pradeep Pranab Prakash Prasad Priya Priyanka Rahul Raj Rajesh Rajiv Rajnath Rakesh Ram Ramesh Ravi Sanjay Sachin Sandeep
Shankar Shashi Shiv Sonia Subhash Sunil Sunita Suresh Sushma Uday Uma Venkat Vijay Vikram Vinod Vivek Yashwant Yogi Asif Benazir Bilawal Imran Nawaz
Pervez Parvez Shehbaz Yousaf Zardari Hasina Khaleda Sheikh
Jong Kim Yong Sung Myung Moon Park Jae Hyun Min Seung Young Sang Dong Chul Hee Kyung Soo Hyung Ji Jin Jung Hyon Yo Ban Geun Roh Syngman Chun
Avi Avigdor Ariel Benjamin Binyamin Ehud Gideon Golda Haim Isaac Moshe Naftali Shaul Shimon Shlomo Tzipi Yair Yitzhak Yoav Yossi Uri Amos Itamar
Xi Hu Wen Li Deng Jiang Zhou Wang Zhang Liu Chen Yang Huang Zhao Wu Xu Sun Ma Zhu Lin Guo He Gao Luo Zheng Liang Xie Song Tang Deng Feng Han Cao
Nguyen Tran Ho Phan Vo Dang Bui Aung Thein Suu Kyi Thaksin Yingluck Prayut Mahathir Najib Anwar Susilo Joko Megawati Suharto Sukarno Rodrigo Ferdinand
Kofi Kwame Nelson Thabo Jacob Cyril Robert Emmerson Goodluck Muhammadu Olusegun Uhuru Raila Yoweri Paul Haile Meles Mobutu Laurent Omar Salva Riek
Recep Abdullah Ahmet Mehmet Mustafa Kemal Tayyip Bulent Binali Hakan Mevlut Hulusi Vladimir Dmitry Dmitri Sergei Sergey Mikhail Boris Nikolai Yuri
Alexei Aleksei Alexander Aleksandr Andrei Anatoly Igor Ivan Konstantin Leonid Maxim Oleg Pavel Pyotr Roman Ruslan Valery Vasily Viktor Vitaly Vyacheslav
Yevgeny Evgeny Gennady Grigory Eduard Oleksandr Volodymyr Petro Yulia Yuliya Olena Oksana Dmytro Mykola Arseniy Serhiy Andriy Viktoria Svetlana Natalia
Natalya Tatyana Tatiana Olga Irina Ekaterina Yekaterina Lyudmila Ludmila Galina Nadezhda Shinzo Junichiro Yoshihide Fumio Taro Yukio Naoto Hirohito Akihito
""".split()
"""Given names (and, where they come first, family names) of languages whose names the package has in their own script only."""


def texts(path: Path) -> Iterator[str]:
    """The texts of a corpus: JSON Lines or CoNLL-U."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if path.name.endswith(".jsonl.gz"):
                yield json.loads(line)["text"]
            elif line.startswith("# text = "):
                yield line.removeprefix("# text = ")


def common_words(data: Path) -> list[str]:
    """The words that are no names, sorted."""
    corpora: dict[str, list[Path]] = {
        "polnear": [data / "attribution/polnear.train.jsonl.gz"],
        "tempeval": [data / "time/tempeval3.train.jsonl.gz"],
        "gum": [data / "language/gum.train.conllu.gz"],
        "ewt": [data / "language/ewt.train.conllu.gz"],
        "crises": sorted((data / "timeline/t17").glob("*.jsonl.gz")),
    }
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    seen: dict[str, set[str]] = defaultdict(set)
    for name, paths in corpora.items():
        for text in (text for path in paths for text in texts(path)):
            for match in _INSIDE.finditer(text):
                word = match[0]
                (upper if word[0].isupper() else lower)[word.lower()] += 1
                if word[0].islower():
                    seen[word.lower()].add(name)
    return sorted({name_key(w) for w in lower if len(seen[w]) >= SEEN_IN and lower[w] >= LOWER_SHARE * (lower[w] + upper[w])})


def romanised(name: str) -> str | None:
    """A name in Latin letters, ``None`` where no table says how to write it."""
    if all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name):
        return name
    plain = "".join(c for c in name.lower() if c.isalpha() or c in "- ")
    for script in (_CYRILLIC, _GREEK):
        if all(c in script or not c.isalpha() for c in name_key(plain)):
            return "".join(script.get(c, c) for c in name_key(plain))
    return None


def person_names(site: Path) -> Iterator[str]:
    """Lines of name key and its uses: ``g`` given, ``s`` surname; ``f`` or ``m`` where it is given to women or to men."""
    sys.path.insert(0, str(site))
    package = importlib.import_module("faker.providers.person")
    kinds: dict[str, set[str]] = defaultdict(set)
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            kind = {"first": "g", "last": "s"}.get(attribute.split("_")[0])
            values = getattr(provider, attribute)
            if kind and "name" in attribute and "kana" not in attribute and isinstance(values, Collection):
                for name in romanised_all(values):
                    kinds[name].add(kind)
                    given[name][sex(attribute)] += kind == "g"
    for name in ROMANISED:
        kinds[name_key(name)].add("g")
    for name, lists in given.items():
        kinds[name] |= {one for one, other in (("f", "m"), ("m", "f")) if lists[one] > SEX_RATIO * lists[other]}
    return (f"{key}\t{''.join(sorted(kinds[key]))}" for key in sorted(kinds) if len(key) > 1 and " " not in key)


def sex(attribute: str) -> str:
    """``f`` or ``m`` for a provider's list of names for women or for men, else nothing."""
    return "f" if "female" in attribute else "m" if "male" in attribute else ""


def romanised_all(values: Iterable[object]) -> Iterator[str]:
    """The keys of the names in a provider's list; pairs end with the Latin form."""
    for value in values:
        name = str(value[-1] if isinstance(value, tuple) else value)
        latin = romanised(clean_characters(name))
        if latin:
            yield from (part for part in name_key(latin).split(" ") if part.isalpha())


def write(name: str, lines: Iterable[str]) -> None:
    """Write lines to a compressed file, with no time stamp in it."""
    every = list(lines)
    (TARGET / name).write_bytes(gzip.compress(("\n".join(every) + "\n").encode("utf-8"), compresslevel=9, mtime=0))
    print(name, len(every))


if __name__ == "__main__":
    write("common_words.txt.gz", common_words(Path(sys.argv[1])))
    write("person_names.tsv.gz", person_names(Path(sys.argv[2])))
