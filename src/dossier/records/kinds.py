"""The kinds of records of a dossier by noun, letter, table and tuple, found where each is declared."""

from dossier.records.agenda import agenda
from dossier.records.company import files, firm, products
from dossier.records.contact import person
from dossier.records.country import rates
from dossier.records.deal import deal, forwarder_use
from dossier.records.declared import RecordKind
from dossier.records.order import order, proof
from dossier.records.quotation import quote

_WHERE = (person, firm, deal, products, files, forwarder_use, quote, order, proof, agenda, rates)
KINDS: dict[str, RecordKind] = {
    each.noun: each for module in _WHERE for each in vars(module).values() if isinstance(each, RecordKind)
}
BY_LETTER: dict[str, RecordKind] = {kind.letter: kind for kind in KINDS.values()}
BY_TABLE: dict[str, RecordKind] = {kind.table: kind for kind in KINDS.values()}
BY_PLURAL: dict[str, RecordKind] = {kind.plural: kind for kind in KINDS.values() if kind.plural}
BY_ROW: dict[type, RecordKind] = {kind.row: kind for kind in KINDS.values()}
