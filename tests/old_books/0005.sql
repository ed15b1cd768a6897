BEGIN TRANSACTION;
CREATE TABLE attachment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	path VARCHAR NOT NULL, 
	digest VARCHAR, 
	size INTEGER, 
	role VARCHAR, 
	text VARCHAR, 
	added_on DATE NOT NULL, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
CREATE TABLE career (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	employer VARCHAR NOT NULL, 
	title VARCHAR, 
	trade VARCHAR, 
	from_date VARCHAR, 
	to_date VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
);
INSERT INTO "change" VALUES(1,1,'company',1,NULL,'{"id": 1, "name": "Nordlicht GmbH", "aliases": null, "domain": "nordlicht.example", "city": null, "country": "DE", "created_on": "2026-11-20"}');
INSERT INTO "change" VALUES(2,1,'contact',1,NULL,'{"id": 1, "name": "Anna Schmidt", "native_name": null, "nickname": null, "salutation": null, "company_id": 1, "city": null, "country": "DE", "time_zone": null, "created_on": "2026-11-20", "last_touch_on": null, "touch_by": "2026-12-20", "waiting_since": "2026-11-20T09:15:00", "birthday": null}');
INSERT INTO "change" VALUES(3,1,'point',1,NULL,'{"id": 1, "contact_id": 1, "company_id": null, "kind": "email", "value": "anna@nordlicht.example", "normal": "anna@nordlicht.example", "label": null, "preferred": false, "source": null, "told_by_id": null}');
INSERT INTO "change" VALUES(4,1,'fact',1,NULL,'{"id": 1, "subject_kind": "contact", "subject_id": 1, "key": "contact.title", "value": "Purchasing Manager", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 1}');
INSERT INTO "change" VALUES(5,1,'fact',2,NULL,'{"id": 2, "subject_kind": "contact", "subject_id": 1, "key": "contact.source", "value": "fair", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 1}');
INSERT INTO "change" VALUES(6,1,'fact',3,NULL,'{"id": 3, "subject_kind": "contact", "subject_id": 1, "key": "contact.authority", "value": "buys", "state": "known", "source": "title", "source_detail": null, "noted_on": "2026-11-20", "certainty": "likely", "told_by": null, "note": null, "operation_id": 1}');
INSERT INTO "change" VALUES(7,1,'fact',4,NULL,'{"id": 4, "subject_kind": "contact", "subject_id": 1, "key": "contact.first_contact", "value": "2026-11-20", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 1}');
INSERT INTO "change" VALUES(8,1,'follow_up',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "text": "check the answer to our first reply", "due_on": "2026-11-23", "first_due_on": "2026-11-23", "every": null, "after_done": false, "state": "open", "closed_on": null, "why": null, "created_on": "2026-11-20"}');
INSERT INTO "change" VALUES(9,2,'log_entry',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "on_date": "2026-11-20", "at": "2026-11-20T09:15:00", "channel": "email", "direction": "in", "text": "asked for 5,000 lamps", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(10,2,'contact',1,'{"last_touch_on": null}','{"last_touch_on": "2026-11-20"}');
INSERT INTO "change" VALUES(11,3,'deal',1,NULL,'{"id": 1, "company_id": 1, "contact_id": 1, "title": "5,000 lamps", "product": null, "quantity": "5000", "unit": null, "value": "16000", "currency": "USD", "stage": "inquiry", "market": null, "next_step": null, "cause": null, "reason": null, "opened_on": "2026-11-20", "closed_on": null}');
INSERT INTO "change" VALUES(12,3,'stage_change',1,NULL,'{"id": 1, "deal_id": 1, "from_stage": null, "to_stage": "inquiry", "on_date": "2026-11-20", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(13,4,'quote',1,NULL,'{"id": 1, "deal_id": 1, "number": "Q2026-001", "revision": 1, "replaces_id": null, "state": "draft", "currency": "USD", "incoterm": "FOB", "place": "Shenzhen", "payment": "30% deposit, 70% before shipment", "lead_time": null, "packing": null, "marks": null, "note": null, "created_on": "2026-11-20", "sent_on": null, "valid_until": "2026-12-20", "answered_on": null}');
INSERT INTO "change" VALUES(14,4,'quote_line',1,NULL,'{"id": 1, "quote_id": 1, "position": 1, "item": "Lamp A", "quantity": "5000", "unit": "pcs", "price": "3.20", "payment": null, "offer_id": null}');
INSERT INTO "change" VALUES(15,5,'quote',1,'{"state": "draft", "sent_on": null}','{"state": "sent", "sent_on": "2026-11-20"}');
INSERT INTO "change" VALUES(16,5,'log_entry',2,NULL,'{"id": 2, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-20", "at": "2026-11-20T09:15:00", "channel": "business", "direction": "out", "text": "Quotation Q2026-001 sent", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(17,5,'contact',1,'{"waiting_since": "2026-11-20T09:15:00"}','{"waiting_since": null}');
INSERT INTO "change" VALUES(18,5,'deal',1,'{"stage": "inquiry"}','{"stage": "quoted"}');
INSERT INTO "change" VALUES(19,5,'stage_change',2,NULL,'{"id": 2, "deal_id": 1, "from_stage": "inquiry", "to_stage": "quoted", "on_date": "2026-11-20", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(20,6,'orders',1,NULL,'{"id": 1, "deal_id": 1, "quote_id": 1, "number": "PI-2026-001", "destination": null, "offer_id": null, "plug": null, "mains": null, "certificates": null, "label_language": null, "packing": null, "sample_id": null, "value": "16000.00", "currency": "USD", "incoterm": "FOB", "place": "Shenzhen", "payment": "30% deposit, 70% before shipment", "forwarder": null, "confirmed_on": "2026-11-20", "in_production_on": null, "ship_by": "2027-01-15", "deposit_due": null, "deposit_paid": null, "balance_due": null, "balance_paid": null, "shipped_on": null, "delivered_on": null, "cancelled_on": null, "cancelled_why": null, "quantity": null, "shipped_quantity": null, "received": null, "reckoned": null, "note": null}');
INSERT INTO "change" VALUES(21,6,'order_line',1,NULL,'{"id": 1, "order_id": 1, "position": 1, "item": "Lamp A", "quantity": "5000", "unit": "pcs", "price": "3.20"}');
INSERT INTO "change" VALUES(22,6,'orders',1,'{"quantity": null}','{"quantity": "5000"}');
INSERT INTO "change" VALUES(23,6,'quote',1,'{"state": "sent", "answered_on": null}','{"state": "accepted", "answered_on": "2026-11-20"}');
INSERT INTO "change" VALUES(24,6,'deal',1,'{"stage": "quoted"}','{"stage": "ordered"}');
INSERT INTO "change" VALUES(25,6,'stage_change',3,NULL,'{"id": 3, "deal_id": 1, "from_stage": "quoted", "to_stage": "ordered", "on_date": "2026-11-20", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(26,6,'fact',5,NULL,'{"id": 5, "subject_kind": "company", "subject_id": 1, "key": "terms.incoterm", "value": "FOB", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 6}');
INSERT INTO "change" VALUES(27,6,'fact',6,NULL,'{"id": 6, "subject_kind": "company", "subject_id": 1, "key": "terms.place", "value": "Shenzhen", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 6}');
INSERT INTO "change" VALUES(28,6,'fact',7,NULL,'{"id": 7, "subject_kind": "company", "subject_id": 1, "key": "terms.payment", "value": "30% deposit, 70% before shipment", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 6}');
INSERT INTO "change" VALUES(29,6,'fact',8,NULL,'{"id": 8, "subject_kind": "company", "subject_id": 1, "key": "terms.currency", "value": "USD", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 6}');
INSERT INTO "change" VALUES(30,6,'log_entry',3,NULL,'{"id": 3, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-20", "at": "2026-11-20T09:15:00", "channel": "business", "direction": "out", "text": "Order PI-2026-001 confirmed", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(31,6,'orders',1,'{"deposit_due": null, "balance_due": null, "reckoned": null}','{"deposit_due": "2026-11-27", "balance_due": "2027-01-12", "reckoned": "balance_due=2027-01-12\ndeposit_due=2026-11-27"}');
INSERT INTO "change" VALUES(32,7,'receipt',1,NULL,'{"id": 1, "order_id": 1, "amount": "4800.00", "currency": "USD", "charges": null, "on_date": "2026-11-20", "note": null}');
INSERT INTO "change" VALUES(33,7,'orders',1,'{"received": null, "deposit_paid": null}','{"received": "4800.00", "deposit_paid": "2026-11-20"}');
INSERT INTO "change" VALUES(34,7,'log_entry',4,NULL,'{"id": 4, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-20", "at": "2026-11-20T09:15:00", "channel": "business", "direction": "in", "text": "Deposit of PI-2026-001 received: USD 4,800.00", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(35,8,'follow_up',2,NULL,'{"id": 2, "contact_id": 1, "company_id": 1, "deal_id": null, "text": "call about the packing", "due_on": "2026-11-25", "first_due_on": "2026-11-25", "every": "FREQ=WEEKLY;INTERVAL=2", "after_done": false, "state": "open", "closed_on": null, "why": null, "created_on": "2026-11-20"}');
INSERT INTO "change" VALUES(36,9,'follow_up',3,NULL,'{"id": 3, "contact_id": 1, "company_id": 1, "deal_id": 1, "text": "send the inspection report", "due_on": "2026-12-01", "first_due_on": "2026-12-01", "every": null, "after_done": false, "state": "open", "closed_on": null, "why": null, "created_on": "2026-11-20"}');
INSERT INTO "change" VALUES(37,10,'promise',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "by": "ours", "text": "ours send the die line 2026-11-27", "due_on": null, "state": "open", "made_on": "2026-11-20", "closed_on": null}');
INSERT INTO "change" VALUES(38,11,'visit',1,NULL,'{"id": 1, "contact_id": 1, "direction": "to_us", "on_date": "2027-03-02", "until": null, "place": "Shenzhen", "purpose": "factory tour", "text": null, "source": null, "told_by_id": null}');
INSERT INTO "change" VALUES(39,12,'policy',1,NULL,'{"id": 1, "topic": "payment", "text": "at most 60% open", "on_date": "2026-11-20", "open_percent": null, "handed_percent": null, "open_days": null, "open_sum": null, "currency": null, "means": null, "security": null, "allowed_by": null}');
INSERT INTO "change" VALUES(40,13,'fact',9,NULL,'{"id": 9, "subject_kind": "contact", "subject_id": 1, "key": "contact.spoken_english", "value": "good", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 13}');
INSERT INTO "change" VALUES(41,13,'fact',10,NULL,'{"id": 10, "subject_kind": "contact", "subject_id": 1, "key": "contact.hobbies", "value": "golf", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-20", "certainty": "certain", "told_by": null, "note": null, "operation_id": 13}');
INSERT INTO "change" VALUES(42,14,'follow_up',2,'{"due_on": "2026-11-25"}','{"due_on": "2026-11-27"}');
INSERT INTO "change" VALUES(43,15,'log_entry',5,NULL,'{"id": 5, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-20", "at": "2026-11-20T09:15:00", "channel": "email", "direction": "in", "text": "asked for the packing list", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(44,15,'contact',1,'{"waiting_since": null}','{"waiting_since": "2026-11-20T09:15:00"}');
INSERT INTO "change" VALUES(45,16,'proof',1,NULL,'{"id": 1, "deal_id": 1, "kind": "sample", "version": 1, "state": "sent", "sent_on": "2026-11-20", "courier": null, "feedback": null, "feedback_on": null, "signed_on": null, "lies_at": null, "text": null}');
INSERT INTO "change" VALUES(46,16,'log_entry',6,NULL,'{"id": 6, "contact_id": 1, "company_id": 1, "deal_id": 1, "on_date": "2026-11-20", "at": "2026-11-20T09:15:00", "channel": "business", "direction": "out", "text": "sample, version 1 (y1), sent", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(47,16,'contact',1,'{"waiting_since": "2026-11-20T09:15:00"}','{"waiting_since": null}');
INSERT INTO "change" VALUES(48,17,'lot',1,NULL,'{"id": 1, "order_id": 1, "quantity": "2000", "unit": "pcs", "item": null, "ship_by": "2027-01-05", "shipped_on": null, "balance_due": null, "note": null}');
INSERT INTO "change" VALUES(49,17,'lot',1,'{"balance_due": null}','{"balance_due": "2027-01-02"}');
CREATE TABLE client_product (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR, 
	category VARCHAR, 
	what_is_new VARCHAR, 
	selling_points VARCHAR, 
	price_point VARCHAR, 
	supplier VARCHAR, 
	mould VARCHAR, 
	can_make VARCHAR, 
	asked_on DATE, 
	difference VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE company (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	aliases VARCHAR, 
	domain VARCHAR, 
	city VARCHAR, 
	country VARCHAR, 
	created_on DATE NOT NULL
);
INSERT INTO "company" VALUES(1,'Nordlicht GmbH',NULL,'nordlicht.example',NULL,'DE','2026-11-20');
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	native_name VARCHAR, 
	nickname VARCHAR, 
	salutation VARCHAR, 
	company_id INTEGER, 
	city VARCHAR, 
	country VARCHAR, 
	time_zone VARCHAR, 
	created_on DATE NOT NULL, 
	last_touch_on DATE, 
	touch_by DATE, 
	waiting_since VARCHAR, 
	birthday VARCHAR, 
	FOREIGN KEY(company_id) REFERENCES company (id)
);
INSERT INTO "contact" VALUES(1,'Anna Schmidt',NULL,NULL,NULL,1,NULL,'DE',NULL,'2026-11-20','2026-11-20','2026-12-20',NULL,NULL);
CREATE TABLE correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	proof_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	noted_on DATE NOT NULL, 
	sent_on DATE, 
	FOREIGN KEY(proof_id) REFERENCES proof (id)
);
CREATE TABLE country (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	iso2 VARCHAR NOT NULL, 
	UNIQUE (iso2)
);
CREATE TABLE deal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER, 
	contact_id INTEGER, 
	title VARCHAR NOT NULL, 
	product VARCHAR, 
	quantity VARCHAR, 
	unit VARCHAR, 
	value VARCHAR, 
	currency VARCHAR, 
	stage VARCHAR NOT NULL, 
	market VARCHAR, 
	next_step VARCHAR, 
	cause VARCHAR, 
	reason VARCHAR, 
	opened_on DATE NOT NULL, 
	closed_on DATE, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
INSERT INTO "deal" VALUES(1,1,1,'5,000 lamps',NULL,'5000',NULL,'16000','USD','ordered',NULL,NULL,NULL,NULL,'2026-11-20',NULL);
CREATE TABLE department (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	function VARCHAR NOT NULL, 
	state VARCHAR, 
	head_id INTEGER, 
	reports_to VARCHAR, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(head_id) REFERENCES contact (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE fact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subject_kind VARCHAR NOT NULL, 
	subject_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR, 
	state VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	source_detail VARCHAR, 
	noted_on DATE NOT NULL, 
	certainty VARCHAR NOT NULL, 
	told_by INTEGER, 
	note VARCHAR, 
	operation_id INTEGER NOT NULL, 
	FOREIGN KEY(told_by) REFERENCES contact (id), 
	FOREIGN KEY(operation_id) REFERENCES operation (id)
);
INSERT INTO "fact" VALUES(1,'contact',1,'contact.title','Purchasing Manager','known','user',NULL,'2026-11-20','certain',NULL,NULL,1);
INSERT INTO "fact" VALUES(2,'contact',1,'contact.source','fair','known','user',NULL,'2026-11-20','certain',NULL,NULL,1);
INSERT INTO "fact" VALUES(3,'contact',1,'contact.authority','buys','known','title',NULL,'2026-11-20','likely',NULL,NULL,1);
INSERT INTO "fact" VALUES(4,'contact',1,'contact.first_contact','2026-11-20','known','user',NULL,'2026-11-20','certain',NULL,NULL,1);
INSERT INTO "fact" VALUES(5,'company',1,'terms.incoterm','FOB','known','document','PI-2026-001','2026-11-20','certain',NULL,NULL,6);
INSERT INTO "fact" VALUES(6,'company',1,'terms.place','Shenzhen','known','document','PI-2026-001','2026-11-20','certain',NULL,NULL,6);
INSERT INTO "fact" VALUES(7,'company',1,'terms.payment','30% deposit, 70% before shipment','known','document','PI-2026-001','2026-11-20','certain',NULL,NULL,6);
INSERT INTO "fact" VALUES(8,'company',1,'terms.currency','USD','known','document','PI-2026-001','2026-11-20','certain',NULL,NULL,6);
INSERT INTO "fact" VALUES(9,'contact',1,'contact.spoken_english','good','known','user',NULL,'2026-11-20','certain',NULL,NULL,13);
INSERT INTO "fact" VALUES(10,'contact',1,'contact.hobbies','golf','known','user',NULL,'2026-11-20','certain',NULL,NULL,13);
CREATE TABLE follow_up (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	text VARCHAR NOT NULL, 
	due_on DATE NOT NULL, 
	first_due_on DATE NOT NULL, 
	every VARCHAR, 
	after_done BOOLEAN NOT NULL, 
	state VARCHAR NOT NULL, 
	closed_on DATE, 
	why VARCHAR, 
	created_on DATE NOT NULL, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "follow_up" VALUES(1,1,1,NULL,'check the answer to our first reply','2026-11-23','2026-11-23',NULL,0,'open',NULL,NULL,'2026-11-20');
INSERT INTO "follow_up" VALUES(2,1,1,NULL,'call about the packing','2026-11-27','2026-11-25','FREQ=WEEKLY;INTERVAL=2',0,'open',NULL,NULL,'2026-11-20');
INSERT INTO "follow_up" VALUES(3,1,1,1,'send the inspection report','2026-12-01','2026-12-01',NULL,0,'open',NULL,NULL,'2026-11-20');
CREATE TABLE forwarder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	ports VARCHAR, 
	countries VARCHAR, 
	since VARCHAR, 
	contact_line VARCHAR, 
	text VARCHAR
);
CREATE TABLE holiday (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	country VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	until DATE, 
	name VARCHAR NOT NULL, 
	name_zh VARCHAR, 
	kind VARCHAR NOT NULL, 
	computed BOOLEAN NOT NULL
);
CREATE TABLE inheritance (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	origin VARCHAR NOT NULL, 
	from_whom VARCHAR, 
	on_date DATE NOT NULL, 
	confirmed_on DATE
);
CREATE TABLE link (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	other_id INTEGER NOT NULL, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(other_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE log_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	on_date DATE NOT NULL, 
	at VARCHAR, 
	channel VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	subject VARCHAR, 
	topics VARCHAR, 
	original VARCHAR, 
	message_id VARCHAR, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "log_entry" VALUES(1,1,1,NULL,'2026-11-20','2026-11-20T09:15:00','email','in','asked for 5,000 lamps',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(2,1,1,1,'2026-11-20','2026-11-20T09:15:00','business','out','Quotation Q2026-001 sent',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(3,1,1,1,'2026-11-20','2026-11-20T09:15:00','business','out','Order PI-2026-001 confirmed',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(4,1,1,1,'2026-11-20','2026-11-20T09:15:00','business','in','Deposit of PI-2026-001 received: USD 4,800.00',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(5,1,1,1,'2026-11-20','2026-11-20T09:15:00','email','in','asked for the packing list',NULL,NULL,NULL,NULL);
INSERT INTO "log_entry" VALUES(6,1,1,1,'2026-11-20','2026-11-20T09:15:00','business','out','sample, version 1 (y1), sent',NULL,NULL,NULL,NULL);
CREATE TABLE look_up (
	word VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	what VARCHAR NOT NULL, 
	PRIMARY KEY (word, kind, record_id, what)
)
 WITHOUT ROWID

;
INSERT INTO "look_up" VALUES('000','d',1,'name');
INSERT INTO "look_up" VALUES('001','q',1,'name');
INSERT INTO "look_up" VALUES('001','s',1,'name');
INSERT INTO "look_up" VALUES('2026','s',1,'name');
INSERT INTO "look_up" VALUES('5','d',1,'name');
INSERT INTO "look_up" VALUES('=nordlicht','o',1,'firm');
INSERT INTO "look_up" VALUES('anna','c',1,'email');
INSERT INTO "look_up" VALUES('anna','c',1,'name');
INSERT INTO "look_up" VALUES('anna@nordlicht.example','c',1,'email');
INSERT INTO "look_up" VALUES('example','o',1,'domain');
INSERT INTO "look_up" VALUES('gmbh','o',1,'name');
INSERT INTO "look_up" VALUES('lamps','d',1,'name');
INSERT INTO "look_up" VALUES('nordlicht','o',1,'domain');
INSERT INTO "look_up" VALUES('nordlicht','o',1,'name');
INSERT INTO "look_up" VALUES('nordlicht.example','c',1,'domain');
INSERT INTO "look_up" VALUES('nordlicht.example','o',1,'domain');
INSERT INTO "look_up" VALUES('pi','s',1,'name');
INSERT INTO "look_up" VALUES('pi2026001','s',1,'name');
INSERT INTO "look_up" VALUES('q2026','q',1,'name');
INSERT INTO "look_up" VALUES('q2026001','q',1,'name');
INSERT INTO "look_up" VALUES('schmidt','c',1,'name');
CREATE TABLE lot (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	order_id INTEGER NOT NULL, 
	quantity VARCHAR NOT NULL, 
	unit VARCHAR, 
	item VARCHAR, 
	ship_by DATE, 
	shipped_on DATE, 
	balance_due DATE, 
	note VARCHAR, 
	FOREIGN KEY(order_id) REFERENCES orders (id)
);
INSERT INTO "lot" VALUES(1,1,'2000','pcs',NULL,'2027-01-05',NULL,'2027-01-02',NULL);
CREATE TABLE market (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	country VARCHAR NOT NULL, 
	from_date VARCHAR, 
	to_date VARCHAR, 
	channel VARCHAR, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE news (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	on_date VARCHAR, 
	yearly BOOLEAN NOT NULL, 
	month_day VARCHAR, 
	place VARCHAR, 
	action VARCHAR, 
	country VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
CREATE TABLE offer (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	code VARCHAR, 
	category VARCHAR, 
	finish VARCHAR, 
	mains VARCHAR, 
	plug VARCHAR, 
	certificates VARCHAR, 
	minimum_order VARCHAR, 
	price_low VARCHAR, 
	price_high VARCHAR, 
	currency VARCHAR, 
	selling_points VARCHAR
);
CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	source VARCHAR, 
	undone_at VARCHAR
);
INSERT INTO "operation" VALUES(1,'2026-11-20T09:15:00','add contact','Added Anna Schmidt (c1), Purchasing Manager at Nordlicht GmbH (o1, new). 🇩🇪 Germany.','user',NULL);
INSERT INTO "operation" VALUES(2,'2026-11-20T09:15:00','log','Logged l1 for Anna Schmidt (c1): ← e-mail: asked for 5,000 lamps',NULL,NULL);
INSERT INTO "operation" VALUES(3,'2026-11-20T09:15:00','add deal','Added deal d1 for Anna Schmidt: 5,000 lamps, quantity 5,000, value 16,000, currency USD.',NULL,NULL);
INSERT INTO "operation" VALUES(4,'2026-11-20T09:15:00','quote','Quotation Q2026-001 (q1) for 5,000 lamps (d1), 1 line.',NULL,NULL);
INSERT INTO "operation" VALUES(5,'2026-11-20T09:15:00','quote','Quotation Q2026-001 (q1): draft → sent.',NULL,NULL);
INSERT INTO "operation" VALUES(6,'2026-11-20T09:15:00','order','Order PI-2026-001 (s1) for 5,000 lamps (d1), USD 16,000.00.',NULL,NULL);
INSERT INTO "operation" VALUES(7,'2026-11-20T09:15:00','order','Order PI-2026-001 (s1): USD 4,800.00 received 20 Nov; open USD 11,200.00.',NULL,NULL);
INSERT INTO "operation" VALUES(8,'2026-11-20T09:15:00','follow','Follow-up f2 for Anna Schmidt (c1) on Wed 25 Nov: call about the packing. ↻ every 2 weeks',NULL,NULL);
INSERT INTO "operation" VALUES(9,'2026-11-20T09:15:00','follow','Follow-up f3 for 5,000 lamps (d1) on Tue 1 Dec: send the inspection report.',NULL,NULL);
INSERT INTO "operation" VALUES(10,'2026-11-20T09:15:00','add promise','Added promise m1 for Anna Schmidt: ours send the die line 2026-11-27.',NULL,NULL);
INSERT INTO "operation" VALUES(11,'2026-11-20T09:15:00','add visit','Added visit v1 for Anna Schmidt: to us Tue 2 Mar 2027, place Shenzhen, purpose factory tour.',NULL,NULL);
INSERT INTO "operation" VALUES(12,'2026-11-20T09:15:00','policy','Our policy on payment from now on: at most 60% open',NULL,NULL);
INSERT INTO "operation" VALUES(13,'2026-11-20T09:15:00','set','Anna Schmidt (c1): spoken English: unknown → good (own entry, 20 Nov); hobbies: unknown → golf (own entry, 20 Nov).','user',NULL);
INSERT INTO "operation" VALUES(14,'2026-11-20T09:15:00','snooze','Moved f2 (Anna Schmidt: call about the packing) from 25 Nov to Fri 27 Nov.',NULL,NULL);
INSERT INTO "operation" VALUES(15,'2026-11-20T09:15:00','log','Logged l5 for Anna Schmidt (c1): ← e-mail: asked for the packing list',NULL,NULL);
INSERT INTO "operation" VALUES(16,'2026-11-20T09:15:00','proof','sample, version 1 (y1) for 5,000 lamps (d1): sent.',NULL,NULL);
INSERT INTO "operation" VALUES(17,'2026-11-20T09:15:00','order','Order PI-2026-001 (s1): lot b1: 2,000 pcs, ship by 5 Jan 2027; 3,000 are in no lot yet.',NULL,NULL);
CREATE TABLE order_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	order_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	quantity VARCHAR, 
	unit VARCHAR, 
	price VARCHAR, 
	FOREIGN KEY(order_id) REFERENCES orders (id)
);
INSERT INTO "order_line" VALUES(1,1,1,'Lamp A','5000','pcs','3.20');
CREATE TABLE orders (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	quote_id INTEGER, 
	number VARCHAR, 
	destination VARCHAR, 
	offer_id INTEGER, 
	plug VARCHAR, 
	mains VARCHAR, 
	certificates VARCHAR, 
	label_language VARCHAR, 
	packing VARCHAR, 
	sample_id INTEGER, 
	value VARCHAR, 
	currency VARCHAR, 
	incoterm VARCHAR, 
	place VARCHAR, 
	payment VARCHAR, 
	forwarder VARCHAR, 
	confirmed_on DATE NOT NULL, 
	in_production_on DATE, 
	ship_by DATE, 
	deposit_due DATE, 
	deposit_paid DATE, 
	balance_due DATE, 
	balance_paid DATE, 
	shipped_on DATE, 
	delivered_on DATE, 
	cancelled_on DATE, 
	cancelled_why VARCHAR, 
	quantity VARCHAR, 
	shipped_quantity VARCHAR, 
	received VARCHAR, 
	reckoned VARCHAR, 
	note VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id), 
	FOREIGN KEY(quote_id) REFERENCES quote (id), 
	FOREIGN KEY(offer_id) REFERENCES offer (id), 
	FOREIGN KEY(sample_id) REFERENCES proof (id)
);
INSERT INTO "orders" VALUES(1,1,1,'PI-2026-001',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'16000.00','USD','FOB','Shenzhen','30% deposit, 70% before shipment',NULL,'2026-11-20',NULL,'2027-01-15','2026-11-27','2026-11-20','2027-01-12',NULL,NULL,NULL,NULL,NULL,'5000',NULL,'4800.00','balance_due=2027-01-12
deposit_due=2026-11-27',NULL);
CREATE TABLE point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	normal VARCHAR NOT NULL, 
	label VARCHAR, 
	preferred BOOLEAN NOT NULL, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
INSERT INTO "point" VALUES(1,1,NULL,'email','anna@nordlicht.example','anna@nordlicht.example',NULL,0,NULL,NULL);
CREATE TABLE policy (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	topic VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	open_percent VARCHAR, 
	handed_percent VARCHAR, 
	open_days INTEGER, 
	open_sum VARCHAR, 
	currency VARCHAR, 
	means VARCHAR, 
	security VARCHAR, 
	allowed_by VARCHAR
);
INSERT INTO "policy" VALUES(1,'payment','at most 60% open','2026-11-20',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE promise (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	deal_id INTEGER, 
	"by" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	due_on DATE, 
	state VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	closed_on DATE, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "promise" VALUES(1,1,1,NULL,'ours','ours send the die line 2026-11-27',NULL,'open','2026-11-20',NULL);
CREATE TABLE proof (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	sent_on DATE, 
	courier VARCHAR, 
	feedback VARCHAR, 
	feedback_on DATE, 
	signed_on DATE, 
	lies_at VARCHAR, 
	text VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "proof" VALUES(1,1,'sample',1,'sent','2026-11-20',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE quote (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	replaces_id INTEGER, 
	state VARCHAR NOT NULL, 
	currency VARCHAR, 
	incoterm VARCHAR, 
	place VARCHAR, 
	payment VARCHAR, 
	lead_time VARCHAR, 
	packing VARCHAR, 
	marks VARCHAR, 
	note VARCHAR, 
	created_on DATE NOT NULL, 
	sent_on DATE, 
	valid_until DATE, 
	answered_on DATE, 
	FOREIGN KEY(deal_id) REFERENCES deal (id), 
	FOREIGN KEY(replaces_id) REFERENCES quote (id)
);
INSERT INTO "quote" VALUES(1,1,'Q2026-001',1,NULL,'accepted','USD','FOB','Shenzhen','30% deposit, 70% before shipment',NULL,NULL,NULL,NULL,'2026-11-20','2026-11-20','2026-12-20','2026-11-20');
CREATE TABLE quote_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	quote_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	quantity VARCHAR, 
	unit VARCHAR, 
	price VARCHAR NOT NULL, 
	payment VARCHAR, 
	offer_id INTEGER, 
	FOREIGN KEY(quote_id) REFERENCES quote (id), 
	FOREIGN KEY(offer_id) REFERENCES offer (id)
);
INSERT INTO "quote_line" VALUES(1,1,1,'Lamp A','5000','pcs','3.20',NULL,NULL);
CREATE TABLE rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	currency VARCHAR NOT NULL, 
	base VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	value VARCHAR NOT NULL
);
CREATE TABLE receipt (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	order_id INTEGER NOT NULL, 
	amount VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	charges VARCHAR, 
	on_date DATE NOT NULL, 
	note VARCHAR, 
	FOREIGN KEY(order_id) REFERENCES orders (id)
);
INSERT INTO "receipt" VALUES(1,1,'4800.00','USD',NULL,'2026-11-20',NULL);
CREATE TABLE round (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	topic VARCHAR NOT NULL, 
	ours VARCHAR, 
	theirs VARCHAR, 
	outcome VARCHAR NOT NULL, 
	said_by_id INTEGER, 
	log_entry_id INTEGER, 
	on_date DATE NOT NULL, 
	text VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id), 
	FOREIGN KEY(said_by_id) REFERENCES contact (id), 
	FOREIGN KEY(log_entry_id) REFERENCES log_entry (id)
);
CREATE TABLE sending (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	attachment_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	company_id INTEGER, 
	on_date DATE NOT NULL, 
	text VARCHAR, 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id)
);
CREATE TABLE stage_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	from_stage VARCHAR, 
	to_stage VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	cause VARCHAR, 
	reason VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "stage_change" VALUES(1,1,NULL,'inquiry','2026-11-20',NULL,NULL);
INSERT INTO "stage_change" VALUES(2,1,'inquiry','quoted','2026-11-20',NULL,NULL);
INSERT INTO "stage_change" VALUES(3,1,'quoted','ordered','2026-11-20',NULL,NULL);
CREATE TABLE visit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	direction VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	until DATE, 
	place VARCHAR, 
	purpose VARCHAR, 
	text VARCHAR, 
	source VARCHAR, 
	told_by_id INTEGER, 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(told_by_id) REFERENCES contact (id)
);
INSERT INTO "visit" VALUES(1,1,'to_us','2027-03-02',NULL,'Shenzhen','factory tour',NULL,NULL,NULL);
CREATE INDEX ix_company_country ON company (country);
CREATE INDEX ix_company_country_name ON company (country, name COLLATE "NOCASE");
CREATE INDEX ix_company_domain ON company (domain);
CREATE INDEX ix_company_name ON company (name COLLATE "NOCASE");
CREATE INDEX ix_operation_undone_at ON operation (undone_at) WHERE undone_at IS NOT NULL;
CREATE INDEX ix_operation_command ON operation (command);
CREATE INDEX ix_look_up_name ON look_up (word) WHERE kind IN ('c', 'o', 'd') AND what IN ('name', 'alias');
CREATE INDEX ix_look_up_firm ON look_up (word) WHERE kind = 'o';
CREATE INDEX ix_look_up_record_id ON look_up (record_id);
CREATE INDEX ix_rate_currency_day ON rate (currency, on_date);
CREATE INDEX ix_holiday_country_day ON holiday (country, on_date);
CREATE INDEX ix_policy_topic_day ON policy (topic, on_date);
CREATE INDEX ix_inheritance_origin ON inheritance (origin);
CREATE INDEX ix_inheritance_record ON inheritance (kind, record_id);
CREATE INDEX ix_contact_country ON contact (country);
CREATE INDEX ix_contact_company_id ON contact (company_id);
CREATE INDEX ix_contact_name ON contact (name COLLATE "NOCASE");
CREATE INDEX ix_contact_country_name ON contact (country, name COLLATE "NOCASE");
CREATE INDEX ix_contact_touch_by ON contact (touch_by);
CREATE INDEX ix_contact_birthday ON contact (birthday) WHERE birthday IS NOT NULL;
CREATE INDEX ix_contact_waiting_since ON contact (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_change_row ON change (table_name, row_id);
CREATE INDEX ix_point_contact_id ON point (contact_id);
CREATE INDEX ix_point_told_by_id ON point (told_by_id);
CREATE INDEX ix_point_company_id ON point (company_id);
CREATE INDEX ix_point_normal ON point (normal);
CREATE INDEX ix_fact_operation_id ON fact (operation_id);
CREATE INDEX ix_fact_subject ON fact (subject_kind, subject_id, "key", noted_on);
CREATE INDEX ix_fact_told_by ON fact (told_by);
CREATE INDEX ix_fact_key_value ON fact ("key", value);
CREATE INDEX ix_deal_contact_id ON deal (contact_id);
CREATE INDEX ix_deal_company_id ON deal (company_id);
CREATE INDEX ix_deal_stage ON deal (stage);
CREATE INDEX ix_career_contact_id ON career (contact_id);
CREATE INDEX ix_career_told_by_id ON career (told_by_id);
CREATE INDEX ix_visit_told_by_id ON visit (told_by_id);
CREATE INDEX ix_visit_contact_id ON visit (contact_id);
CREATE INDEX ix_visit_on_date ON visit (on_date);
CREATE INDEX ix_department_told_by_id ON department (told_by_id);
CREATE INDEX ix_department_head_id ON department (head_id);
CREATE INDEX ix_department_company_id ON department (company_id);
CREATE INDEX ix_market_company_id ON market (company_id);
CREATE INDEX ix_market_told_by_id ON market (told_by_id);
CREATE INDEX ix_client_product_company_id ON client_product (company_id);
CREATE INDEX ix_client_product_told_by_id ON client_product (told_by_id);
CREATE INDEX ix_news_on_date ON news (on_date);
CREATE INDEX ix_news_month_day ON news (month_day) WHERE month_day IS NOT NULL;
CREATE INDEX ix_news_company_id ON news (company_id);
CREATE INDEX ix_news_told_by_id ON news (told_by_id);
CREATE INDEX ix_link_company_id ON link (company_id);
CREATE INDEX ix_link_other_id ON link (other_id);
CREATE INDEX ix_link_told_by_id ON link (told_by_id);
CREATE INDEX ix_stage_change_on_date ON stage_change (on_date);
CREATE INDEX ix_stage_change_deal_id ON stage_change (deal_id);
CREATE INDEX ix_stage_change_to_day ON stage_change (to_stage, on_date);
CREATE INDEX ix_log_entry_contact_day ON log_entry (contact_id, on_date);
CREATE INDEX ix_log_entry_company_day ON log_entry (company_id, on_date);
CREATE INDEX ix_log_entry_day ON log_entry (on_date);
CREATE INDEX ix_log_entry_message_id ON log_entry (message_id);
CREATE INDEX ix_log_entry_deal_day ON log_entry (deal_id, on_date);
CREATE INDEX ix_follow_up_company_id ON follow_up (company_id);
CREATE INDEX ix_follow_up_state_due ON follow_up (state, due_on);
CREATE INDEX ix_follow_up_deal_id ON follow_up (deal_id);
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_promise_deal_id ON promise (deal_id);
CREATE INDEX ix_promise_contact_id ON promise (contact_id);
CREATE INDEX ix_promise_state_due ON promise (state, due_on);
CREATE INDEX ix_promise_company_id ON promise (company_id);
CREATE INDEX ix_attachment_contact_id ON attachment (contact_id);
CREATE INDEX ix_attachment_digest ON attachment (digest);
CREATE INDEX ix_attachment_deal_id ON attachment (deal_id);
CREATE INDEX ix_attachment_company_id ON attachment (company_id);
CREATE INDEX ix_quote_state_sent ON quote (state, sent_on);
CREATE INDEX ix_quote_number ON quote (number COLLATE "NOCASE");
CREATE INDEX ix_quote_deal_id ON quote (deal_id);
CREATE INDEX ix_quote_state_valid ON quote (state, valid_until);
CREATE INDEX ix_quote_replaces_id ON quote (replaces_id);
CREATE INDEX ix_proof_deal_id ON proof (deal_id);
CREATE INDEX ix_proof_state_sent ON proof (state, sent_on);
CREATE INDEX ix_sending_contact_id ON sending (contact_id);
CREATE INDEX ix_sending_attachment_id ON sending (attachment_id);
CREATE INDEX ix_sending_company_id ON sending (company_id);
CREATE INDEX ix_round_deal_id ON round (deal_id);
CREATE INDEX ix_round_topic_outcome ON round (topic, outcome);
CREATE INDEX ix_round_log_entry_id ON round (log_entry_id);
CREATE INDEX ix_round_said_by_id ON round (said_by_id);
CREATE INDEX ix_quote_line_quote_id ON quote_line (quote_id);
CREATE INDEX ix_quote_line_offer_id ON quote_line (offer_id);
CREATE INDEX ix_orders_to_balance ON orders (balance_paid, balance_due);
CREATE INDEX ix_orders_quote_id ON orders (quote_id);
CREATE INDEX ix_orders_offer_id ON orders (offer_id);
CREATE INDEX ix_orders_deal_id ON orders (deal_id);
CREATE INDEX ix_orders_to_ship ON orders (shipped_on, ship_by);
CREATE INDEX ix_orders_number ON orders (number COLLATE "NOCASE");
CREATE INDEX ix_orders_sample_id ON orders (sample_id);
CREATE INDEX ix_orders_to_deposit ON orders (deposit_paid, deposit_due);
CREATE INDEX ix_correction_proof_id ON correction (proof_id);
CREATE INDEX ix_order_line_order_id ON order_line (order_id);
CREATE INDEX ix_lot_order_id ON lot (order_id);
CREATE INDEX ix_lot_to_ship ON lot (shipped_on, ship_by);
CREATE INDEX ix_lot_balance_due ON lot (balance_due);
CREATE INDEX ix_receipt_order_id ON receipt (order_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('operation',17);
INSERT INTO "sqlite_sequence" VALUES('company',1);
INSERT INTO "sqlite_sequence" VALUES('contact',1);
INSERT INTO "sqlite_sequence" VALUES('change',49);
INSERT INTO "sqlite_sequence" VALUES('point',1);
INSERT INTO "sqlite_sequence" VALUES('fact',10);
INSERT INTO "sqlite_sequence" VALUES('follow_up',3);
INSERT INTO "sqlite_sequence" VALUES('holiday',95);
INSERT INTO "sqlite_sequence" VALUES('log_entry',6);
INSERT INTO "sqlite_sequence" VALUES('deal',1);
INSERT INTO "sqlite_sequence" VALUES('stage_change',3);
INSERT INTO "sqlite_sequence" VALUES('quote',1);
INSERT INTO "sqlite_sequence" VALUES('quote_line',1);
INSERT INTO "sqlite_sequence" VALUES('orders',1);
INSERT INTO "sqlite_sequence" VALUES('order_line',1);
INSERT INTO "sqlite_sequence" VALUES('receipt',1);
INSERT INTO "sqlite_sequence" VALUES('promise',1);
INSERT INTO "sqlite_sequence" VALUES('visit',1);
INSERT INTO "sqlite_sequence" VALUES('policy',1);
INSERT INTO "sqlite_sequence" VALUES('proof',1);
INSERT INTO "sqlite_sequence" VALUES('lot',1);
COMMIT;
