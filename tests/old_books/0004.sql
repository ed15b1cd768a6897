BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
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
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
CREATE TABLE career (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	employer VARCHAR NOT NULL, 
	title VARCHAR, 
	trade VARCHAR, 
	from_date VARCHAR, 
	to_date VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
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
INSERT INTO "change" VALUES(1,1,'company',1,NULL,'{"id": 1, "name": "Nordlicht GmbH", "aliases": null, "domain": null, "city": null, "country": "DE", "created_on": "2026-09-01"}');
INSERT INTO "change" VALUES(2,1,'contact',1,NULL,'{"id": 1, "name": "Anna Schmidt", "native_name": null, "nickname": null, "salutation": null, "company_id": 1, "city": null, "country": "DE", "time_zone": null, "created_on": "2026-09-01", "last_touch_on": null, "touch_by": "2026-10-01", "waiting_since": null, "birthday": null}');
INSERT INTO "change" VALUES(3,1,'fact',1,NULL,'{"id": 1, "subject_kind": "contact", "subject_id": 1, "key": "contact.first_contact", "value": "2026-09-01", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-09-01", "certainty": "certain", "told_by": null, "note": null, "operation_id": 1}');
INSERT INTO "change" VALUES(4,2,'deal',1,NULL,'{"id": 1, "company_id": 1, "contact_id": 1, "title": "Chargers", "product": "Charger A", "quantity": "5000", "unit": null, "value": null, "currency": null, "stage": "inquiry", "market": "DE", "next_step": null, "cause": null, "reason": null, "opened_on": "2026-09-01", "closed_on": null}');
INSERT INTO "change" VALUES(5,2,'stage_change',1,NULL,'{"id": 1, "deal_id": 1, "from_stage": null, "to_stage": "inquiry", "on_date": "2026-09-01", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(6,3,'quote',1,NULL,'{"id": 1, "deal_id": 1, "number": "Q2026-001", "revision": 1, "replaces_id": null, "state": "sent", "currency": "USD", "incoterm": "FOB", "place": "Hong Kong", "payment": "30% deposit, 70% before shipment", "lead_time": null, "packing": null, "marks": null, "note": null, "created_on": "2026-09-01", "sent_on": null, "valid_until": null, "answered_on": null}');
INSERT INTO "change" VALUES(7,3,'quote_line',1,NULL,'{"id": 1, "quote_id": 1, "position": 1, "item": "Charger A", "quantity": "5000", "unit": "pcs", "price": "3.20", "payment": null, "offer_id": null}');
INSERT INTO "change" VALUES(8,3,'quote',1,'{"sent_on": null}','{"sent_on": "2026-09-01"}');
INSERT INTO "change" VALUES(9,4,'orders',1,NULL,'{"id": 1, "deal_id": 1, "quote_id": 1, "number": "PI-2026-001", "destination": "DE", "offer_id": null, "plug": null, "mains": null, "certificates": null, "label_language": null, "value": "16000.00", "currency": "USD", "incoterm": "FOB", "place": "Hong Kong", "payment": "30% deposit, 70% before shipment", "forwarder": null, "confirmed_on": "2026-09-10", "ship_by": "2026-10-20", "deposit_due": null, "deposit_paid": null, "balance_due": null, "balance_paid": null, "shipped_on": null, "note": null}');
INSERT INTO "change" VALUES(10,4,'quote',1,'{"state": "sent", "answered_on": null}','{"state": "accepted", "answered_on": "2026-09-10"}');
INSERT INTO "change" VALUES(11,4,'deal',1,'{"value": null, "currency": null}','{"value": "16000.00", "currency": "USD"}');
INSERT INTO "change" VALUES(12,4,'deal',1,'{"stage": "inquiry"}','{"stage": "ordered"}');
INSERT INTO "change" VALUES(13,4,'stage_change',2,NULL,'{"id": 2, "deal_id": 1, "from_stage": "inquiry", "to_stage": "ordered", "on_date": "2026-09-10", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(14,4,'fact',2,NULL,'{"id": 2, "subject_kind": "company", "subject_id": 1, "key": "terms.incoterm", "value": "FOB", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-09-10", "certainty": "certain", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(15,4,'fact',3,NULL,'{"id": 3, "subject_kind": "company", "subject_id": 1, "key": "terms.place", "value": "Hong Kong", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-09-10", "certainty": "certain", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(16,4,'fact',4,NULL,'{"id": 4, "subject_kind": "company", "subject_id": 1, "key": "terms.payment", "value": "30% deposit, 70% before shipment", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-09-10", "certainty": "certain", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(17,4,'fact',5,NULL,'{"id": 5, "subject_kind": "company", "subject_id": 1, "key": "terms.currency", "value": "USD", "state": "known", "source": "document", "source_detail": "PI-2026-001", "noted_on": "2026-09-10", "certainty": "certain", "told_by": null, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(18,5,'orders',1,'{"deposit_paid": null}','{"deposit_paid": "2026-09-20"}');
INSERT INTO "change" VALUES(19,6,'orders',1,'{"balance_paid": null}','{"balance_paid": "2026-10-18"}');
INSERT INTO "change" VALUES(20,7,'orders',1,'{"shipped_on": null}','{"shipped_on": "2026-10-18"}');
INSERT INTO "change" VALUES(21,7,'deal',1,'{"stage": "ordered", "closed_on": null}','{"stage": "paid", "closed_on": "2026-10-18"}');
INSERT INTO "change" VALUES(22,7,'stage_change',3,NULL,'{"id": 3, "deal_id": 1, "from_stage": "ordered", "to_stage": "paid", "on_date": "2026-10-18", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(23,8,'deal',2,NULL,'{"id": 2, "company_id": 1, "contact_id": 1, "title": "Lamps", "product": null, "quantity": null, "unit": null, "value": null, "currency": null, "stage": "inquiry", "market": null, "next_step": null, "cause": null, "reason": null, "opened_on": "2026-10-20", "closed_on": null}');
INSERT INTO "change" VALUES(24,8,'stage_change',4,NULL,'{"id": 4, "deal_id": 2, "from_stage": null, "to_stage": "inquiry", "on_date": "2026-10-20", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(25,9,'quote',2,NULL,'{"id": 2, "deal_id": 2, "number": "Q2026-002", "revision": 1, "replaces_id": null, "state": "sent", "currency": "USD", "incoterm": "FOB", "place": "Hong Kong", "payment": "by the usual way", "lead_time": null, "packing": null, "marks": null, "note": null, "created_on": "2026-10-20", "sent_on": null, "valid_until": null, "answered_on": null}');
INSERT INTO "change" VALUES(26,9,'quote_line',2,NULL,'{"id": 2, "quote_id": 2, "position": 1, "item": "Lamp L9", "quantity": "1000", "unit": "pcs", "price": "5.00", "payment": null, "offer_id": null}');
INSERT INTO "change" VALUES(27,9,'quote_line',3,NULL,'{"id": 3, "quote_id": 2, "position": 2, "item": "Lamp L9", "quantity": "2000", "unit": "pcs", "price": "4.80", "payment": null, "offer_id": null}');
INSERT INTO "change" VALUES(28,9,'quote',2,'{"sent_on": null}','{"sent_on": "2026-10-20"}');
INSERT INTO "change" VALUES(29,10,'orders',2,NULL,'{"id": 2, "deal_id": 2, "quote_id": 2, "number": "PI-2026-002", "destination": null, "offer_id": null, "plug": null, "mains": null, "certificates": null, "label_language": null, "value": "9600", "currency": "USD", "incoterm": "FOB", "place": "Hong Kong", "payment": "by the usual way", "forwarder": null, "confirmed_on": "2026-10-21", "ship_by": null, "deposit_due": "2026-10-25", "deposit_paid": null, "balance_due": null, "balance_paid": null, "shipped_on": null, "note": null}');
INSERT INTO "change" VALUES(30,10,'quote',2,'{"state": "sent", "answered_on": null}','{"state": "accepted", "answered_on": "2026-10-21"}');
INSERT INTO "change" VALUES(31,10,'deal',2,'{"value": null, "currency": null}','{"value": "9600", "currency": "USD"}');
INSERT INTO "change" VALUES(32,10,'deal',2,'{"stage": "inquiry"}','{"stage": "ordered"}');
INSERT INTO "change" VALUES(33,10,'stage_change',5,NULL,'{"id": 5, "deal_id": 2, "from_stage": "inquiry", "to_stage": "ordered", "on_date": "2026-10-21", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(34,10,'fact',6,NULL,'{"id": 6, "subject_kind": "company", "subject_id": 1, "key": "terms.incoterm", "value": "FOB", "state": "known", "source": "document", "source_detail": "PI-2026-002", "noted_on": "2026-10-21", "certainty": "certain", "told_by": null, "note": null, "operation_id": 10}');
INSERT INTO "change" VALUES(35,10,'fact',7,NULL,'{"id": 7, "subject_kind": "company", "subject_id": 1, "key": "terms.place", "value": "Hong Kong", "state": "known", "source": "document", "source_detail": "PI-2026-002", "noted_on": "2026-10-21", "certainty": "certain", "told_by": null, "note": null, "operation_id": 10}');
INSERT INTO "change" VALUES(36,10,'fact',8,NULL,'{"id": 8, "subject_kind": "company", "subject_id": 1, "key": "terms.currency", "value": "USD", "state": "known", "source": "document", "source_detail": "PI-2026-002", "noted_on": "2026-10-21", "certainty": "certain", "told_by": null, "note": null, "operation_id": 10}');
INSERT INTO "change" VALUES(37,11,'orders',2,'{"deposit_paid": null}','{"deposit_paid": "2026-10-25"}');
INSERT INTO "change" VALUES(38,12,'deal',3,NULL,'{"id": 3, "company_id": 1, "contact_id": 1, "title": "Cables", "product": null, "quantity": null, "unit": null, "value": null, "currency": null, "stage": "inquiry", "market": null, "next_step": null, "cause": null, "reason": null, "opened_on": "2026-10-26", "closed_on": null}');
INSERT INTO "change" VALUES(39,12,'stage_change',6,NULL,'{"id": 6, "deal_id": 3, "from_stage": null, "to_stage": "inquiry", "on_date": "2026-10-26", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(40,13,'quote',3,NULL,'{"id": 3, "deal_id": 3, "number": "Q2026-003", "revision": 1, "replaces_id": null, "state": "sent", "currency": "USD", "incoterm": "FOB", "place": "Hong Kong", "payment": "1/3 deposit, 2/3 before shipment", "lead_time": null, "packing": null, "marks": null, "note": null, "created_on": "2026-10-26", "sent_on": null, "valid_until": null, "answered_on": null}');
INSERT INTO "change" VALUES(41,13,'quote_line',4,NULL,'{"id": 4, "quote_id": 3, "position": 1, "item": "Cable C", "quantity": "3000", "unit": "pcs", "price": "1.115", "payment": null, "offer_id": null}');
INSERT INTO "change" VALUES(42,13,'quote',3,'{"sent_on": null}','{"sent_on": "2026-10-26"}');
INSERT INTO "change" VALUES(43,14,'orders',3,NULL,'{"id": 3, "deal_id": 3, "quote_id": 3, "number": "PI-2026-003", "destination": null, "offer_id": null, "plug": null, "mains": null, "certificates": null, "label_language": null, "value": "3345.00", "currency": "USD", "incoterm": "FOB", "place": "Hong Kong", "payment": "1/3 deposit, 2/3 before shipment", "forwarder": null, "confirmed_on": "2026-10-27", "ship_by": null, "deposit_due": null, "deposit_paid": null, "balance_due": null, "balance_paid": null, "shipped_on": null, "note": null}');
INSERT INTO "change" VALUES(44,14,'quote',3,'{"state": "sent", "answered_on": null}','{"state": "accepted", "answered_on": "2026-10-27"}');
INSERT INTO "change" VALUES(45,14,'deal',3,'{"value": null, "currency": null}','{"value": "3345.00", "currency": "USD"}');
INSERT INTO "change" VALUES(46,14,'deal',3,'{"stage": "inquiry"}','{"stage": "ordered"}');
INSERT INTO "change" VALUES(47,14,'stage_change',7,NULL,'{"id": 7, "deal_id": 3, "from_stage": "inquiry", "to_stage": "ordered", "on_date": "2026-10-27", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(48,14,'fact',9,NULL,'{"id": 9, "subject_kind": "company", "subject_id": 1, "key": "terms.incoterm", "value": "FOB", "state": "known", "source": "document", "source_detail": "PI-2026-003", "noted_on": "2026-10-27", "certainty": "certain", "told_by": null, "note": null, "operation_id": 14}');
INSERT INTO "change" VALUES(49,14,'fact',10,NULL,'{"id": 10, "subject_kind": "company", "subject_id": 1, "key": "terms.place", "value": "Hong Kong", "state": "known", "source": "document", "source_detail": "PI-2026-003", "noted_on": "2026-10-27", "certainty": "certain", "told_by": null, "note": null, "operation_id": 14}');
INSERT INTO "change" VALUES(50,14,'fact',11,NULL,'{"id": 11, "subject_kind": "company", "subject_id": 1, "key": "terms.currency", "value": "USD", "state": "known", "source": "document", "source_detail": "PI-2026-003", "noted_on": "2026-10-27", "certainty": "certain", "told_by": null, "note": null, "operation_id": 14}');
INSERT INTO "change" VALUES(51,15,'orders',3,'{"deposit_paid": null}','{"deposit_paid": "2026-10-30"}');
INSERT INTO "change" VALUES(52,16,'log_entry',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "on_date": "2026-11-02", "at": "2026-11-02T09:00:00", "channel": "email", "direction": "in", "text": "asked for tracking", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(53,16,'contact',1,'{"last_touch_on": null, "touch_by": "2026-10-01", "waiting_since": null}','{"last_touch_on": "2026-11-02", "touch_by": "2026-12-02", "waiting_since": "2026-11-02T09:00:00"}');
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
	difference VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id)
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
INSERT INTO "company" VALUES(1,'Nordlicht GmbH',NULL,NULL,NULL,'DE','2026-09-01');
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
INSERT INTO "contact" VALUES(1,'Anna Schmidt',NULL,NULL,NULL,1,NULL,'DE',NULL,'2026-09-01','2026-11-02','2026-12-02','2026-11-02T09:00:00',NULL);
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
	reason VARCHAR, 
	opened_on DATE NOT NULL, 
	closed_on DATE, cause VARCHAR, 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
INSERT INTO "deal" VALUES(1,1,1,'Chargers','Charger A','5000',NULL,'16000.00','USD','paid','DE',NULL,NULL,'2026-09-01','2026-10-18',NULL);
INSERT INTO "deal" VALUES(2,1,1,'Lamps',NULL,NULL,NULL,'9600','USD','ordered',NULL,NULL,NULL,'2026-10-20',NULL,NULL);
INSERT INTO "deal" VALUES(3,1,1,'Cables',NULL,NULL,NULL,'3345.00','USD','ordered',NULL,NULL,NULL,'2026-10-26',NULL,NULL);
CREATE TABLE department (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	function VARCHAR NOT NULL, 
	state VARCHAR, 
	head_id INTEGER, 
	reports_to VARCHAR, 
	text VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(head_id) REFERENCES contact (id)
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
	FOREIGN KEY(operation_id) REFERENCES operation (id), 
	FOREIGN KEY(told_by) REFERENCES contact (id)
);
INSERT INTO "fact" VALUES(1,'contact',1,'contact.first_contact','2026-09-01','known','user',NULL,'2026-09-01','certain',NULL,NULL,1);
INSERT INTO "fact" VALUES(2,'company',1,'terms.incoterm','FOB','known','document','PI-2026-001','2026-09-10','certain',NULL,NULL,4);
INSERT INTO "fact" VALUES(3,'company',1,'terms.place','Hong Kong','known','document','PI-2026-001','2026-09-10','certain',NULL,NULL,4);
INSERT INTO "fact" VALUES(4,'company',1,'terms.payment','30% deposit, 70% before shipment','known','document','PI-2026-001','2026-09-10','certain',NULL,NULL,4);
INSERT INTO "fact" VALUES(5,'company',1,'terms.currency','USD','known','document','PI-2026-001','2026-09-10','certain',NULL,NULL,4);
INSERT INTO "fact" VALUES(6,'company',1,'terms.incoterm','FOB','known','document','PI-2026-002','2026-10-21','certain',NULL,NULL,10);
INSERT INTO "fact" VALUES(7,'company',1,'terms.place','Hong Kong','known','document','PI-2026-002','2026-10-21','certain',NULL,NULL,10);
INSERT INTO "fact" VALUES(8,'company',1,'terms.currency','USD','known','document','PI-2026-002','2026-10-21','certain',NULL,NULL,10);
INSERT INTO "fact" VALUES(9,'company',1,'terms.incoterm','FOB','known','document','PI-2026-003','2026-10-27','certain',NULL,NULL,14);
INSERT INTO "fact" VALUES(10,'company',1,'terms.place','Hong Kong','known','document','PI-2026-003','2026-10-27','certain',NULL,NULL,14);
INSERT INTO "fact" VALUES(11,'company',1,'terms.currency','USD','known','document','PI-2026-003','2026-10-27','certain',NULL,NULL,14);
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
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
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
INSERT INTO "holiday" VALUES(1,'CN',2026,'2026-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(2,'CN',2026,'2026-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(3,'CN',2026,'2026-01-02',NULL,'Day off (for 2026-01-04)','调休放假（抵1月4日）','public',0);
INSERT INTO "holiday" VALUES(4,'CN',2026,'2026-01-04',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(5,'CN',2026,'2026-02-10','2026-03-03','Chinese New Year closure','春节停工','closure',0);
INSERT INTO "holiday" VALUES(6,'CN',2026,'2026-02-14',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(7,'CN',2026,'2026-02-16',NULL,'Chinese New Year''s Eve','农历除夕','public',0);
INSERT INTO "holiday" VALUES(8,'CN',2026,'2026-02-17',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(9,'CN',2026,'2026-02-18',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(10,'CN',2026,'2026-02-19',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(11,'CN',2026,'2026-02-20',NULL,'Day off (for 2026-02-14)','调休放假（抵2月14日）','public',0);
INSERT INTO "holiday" VALUES(12,'CN',2026,'2026-02-23',NULL,'Day off (for 2026-02-28)','调休放假（抵2月28日）','public',0);
INSERT INTO "holiday" VALUES(13,'CN',2026,'2026-02-28',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(14,'CN',2026,'2026-04-05',NULL,'Tomb-Sweeping Day','清明节','public',0);
INSERT INTO "holiday" VALUES(15,'CN',2026,'2026-04-06',NULL,'Tomb-Sweeping Day (observed)','清明节（补休）','public',0);
INSERT INTO "holiday" VALUES(16,'CN',2026,'2026-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(17,'CN',2026,'2026-05-02',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(18,'CN',2026,'2026-05-04',NULL,'Labor Day (observed)','劳动节（补休）','public',0);
INSERT INTO "holiday" VALUES(19,'CN',2026,'2026-05-05',NULL,'Day off (for 2026-05-09)','调休放假（抵5月9日）','public',0);
INSERT INTO "holiday" VALUES(20,'CN',2026,'2026-05-09',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(21,'CN',2026,'2026-06-19',NULL,'Dragon Boat Festival','端午节','public',0);
INSERT INTO "holiday" VALUES(22,'CN',2026,'2026-09-20',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(23,'CN',2026,'2026-09-25',NULL,'Mid-Autumn Festival','中秋节','public',0);
INSERT INTO "holiday" VALUES(24,'CN',2026,'2026-10-01','2026-10-07','National Day Golden Week','国庆黄金周','closure',0);
INSERT INTO "holiday" VALUES(25,'CN',2026,'2026-10-01',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(26,'CN',2026,'2026-10-02',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(27,'CN',2026,'2026-10-03',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(28,'CN',2026,'2026-10-05',NULL,'National Day (observed)','国庆节（补休）','public',0);
INSERT INTO "holiday" VALUES(29,'CN',2026,'2026-10-06',NULL,'Day off (for 2026-09-20)','调休放假（抵9月20日）','public',0);
INSERT INTO "holiday" VALUES(30,'CN',2026,'2026-10-07',NULL,'Day off (for 2026-10-10)','调休放假（抵10月10日）','public',0);
INSERT INTO "holiday" VALUES(31,'CN',2026,'2026-10-10',NULL,'Working day (makes up for a day off)','调休上班','working_weekend',0);
INSERT INTO "holiday" VALUES(32,'CN',2027,'2027-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(33,'CN',2027,'2027-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(34,'CN',2027,'2027-01-30','2027-02-20','Chinese New Year closure','春节停工','closure',0);
INSERT INTO "holiday" VALUES(35,'CN',2027,'2027-02-05',NULL,'Chinese New Year''s Eve','农历除夕','public',0);
INSERT INTO "holiday" VALUES(36,'CN',2027,'2027-02-06',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(37,'CN',2027,'2027-02-07',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(38,'CN',2027,'2027-02-08',NULL,'Chinese New Year (Spring Festival)','春节','public',0);
INSERT INTO "holiday" VALUES(39,'CN',2027,'2027-02-09',NULL,'Chinese New Year (Spring Festival) (observed)','春节（补休）','public',0);
INSERT INTO "holiday" VALUES(40,'CN',2027,'2027-02-10',NULL,'Chinese New Year (Spring Festival) (observed)','春节（补休）','public',0);
INSERT INTO "holiday" VALUES(41,'CN',2027,'2027-04-05',NULL,'Tomb-Sweeping Day','清明节','public',0);
INSERT INTO "holiday" VALUES(42,'CN',2027,'2027-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(43,'CN',2027,'2027-05-02',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(44,'CN',2027,'2027-05-03',NULL,'Labor Day (observed)','劳动节（补休）','public',0);
INSERT INTO "holiday" VALUES(45,'CN',2027,'2027-05-04',NULL,'Labor Day (observed)','劳动节（补休）','public',0);
INSERT INTO "holiday" VALUES(46,'CN',2027,'2027-06-09',NULL,'Dragon Boat Festival','端午节','public',0);
INSERT INTO "holiday" VALUES(47,'CN',2027,'2027-09-15',NULL,'Mid-Autumn Festival','中秋节','public',0);
INSERT INTO "holiday" VALUES(48,'CN',2027,'2027-10-01','2027-10-07','National Day Golden Week','国庆黄金周','closure',0);
INSERT INTO "holiday" VALUES(49,'CN',2027,'2027-10-01',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(50,'CN',2027,'2027-10-02',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(51,'CN',2027,'2027-10-03',NULL,'National Day','国庆节','public',0);
INSERT INTO "holiday" VALUES(52,'CN',2027,'2027-10-04',NULL,'National Day (observed)','国庆节（补休）','public',0);
INSERT INTO "holiday" VALUES(53,'CN',2027,'2027-10-05',NULL,'National Day (observed)','国庆节（补休）','public',0);
INSERT INTO "holiday" VALUES(54,'DE',2026,'2026-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(55,'DE',2026,'2026-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(56,'DE',2026,'2026-01-06',NULL,'Epiphany (Baden-Württemberg, Bayern, Sachsen-Anhalt)','主显节（Baden-Württemberg, Bayern, Sachsen-Anhalt）','regional',0);
INSERT INTO "holiday" VALUES(57,'DE',2026,'2026-03-08',NULL,'Women''s Day (Berlin, Mecklenburg-Vorpommern)','妇女节（Berlin, Mecklenburg-Vorpommern）','regional',0);
INSERT INTO "holiday" VALUES(58,'DE',2026,'2026-04-03',NULL,'Good Friday','耶稣受难日','public',0);
INSERT INTO "holiday" VALUES(59,'DE',2026,'2026-04-05',NULL,'Easter Sunday (Brandenburg)','复活节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(60,'DE',2026,'2026-04-06',NULL,'Easter Monday','复活节星期一','public',0);
INSERT INTO "holiday" VALUES(61,'DE',2026,'2026-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(62,'DE',2026,'2026-05-14',NULL,'Ascension Day','耶稣升天节','public',0);
INSERT INTO "holiday" VALUES(63,'DE',2026,'2026-05-24',NULL,'Pentecost (Brandenburg)','五旬节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(64,'DE',2026,'2026-05-25',NULL,'Pentecost Monday','圣灵降临节星期一','public',0);
INSERT INTO "holiday" VALUES(65,'DE',2026,'2026-06-04',NULL,'Corpus Christi (6 of 16 regions)','圣体节（16 个地区中的 6 个）','regional',0);
INSERT INTO "holiday" VALUES(66,'DE',2026,'2026-08-15',NULL,'Assumption Day (Saarland)','圣母升天节（Saarland）','regional',0);
INSERT INTO "holiday" VALUES(67,'DE',2026,'2026-09-20',NULL,'World Children''s Day (Thüringen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(68,'DE',2026,'2026-10-03',NULL,'German Unity Day','德国统一日','public',0);
INSERT INTO "holiday" VALUES(69,'DE',2026,'2026-10-31',NULL,'Reformation Day (9 of 16 regions)','宗教改革日（16 个地区中的 9 个）','most',0);
INSERT INTO "holiday" VALUES(70,'DE',2026,'2026-11-01',NULL,'All Saints'' Day (5 of 16 regions)','诸圣节（16 个地区中的 5 个）','regional',0);
INSERT INTO "holiday" VALUES(71,'DE',2026,'2026-11-18',NULL,'Repentance and Prayer Day (Sachsen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(72,'DE',2026,'2026-12-24','2027-01-01','Christmas to New Year','圣诞至元旦停工','closure',0);
INSERT INTO "holiday" VALUES(73,'DE',2026,'2026-12-25',NULL,'Christmas Day','圣诞节','public',0);
INSERT INTO "holiday" VALUES(74,'DE',2026,'2026-12-26',NULL,'Second Day of Christmas','圣诞节次日','public',0);
INSERT INTO "holiday" VALUES(75,'DE',2027,'2027-01-01',NULL,'holidays 0.109',NULL,'source',0);
INSERT INTO "holiday" VALUES(76,'DE',2027,'2027-01-01',NULL,'New Year''s Day','元旦','public',0);
INSERT INTO "holiday" VALUES(77,'DE',2027,'2027-01-06',NULL,'Epiphany (Baden-Württemberg, Bayern, Sachsen-Anhalt)','主显节（Baden-Württemberg, Bayern, Sachsen-Anhalt）','regional',0);
INSERT INTO "holiday" VALUES(78,'DE',2027,'2027-03-08',NULL,'Women''s Day (Berlin, Mecklenburg-Vorpommern)','妇女节（Berlin, Mecklenburg-Vorpommern）','regional',0);
INSERT INTO "holiday" VALUES(79,'DE',2027,'2027-03-26',NULL,'Good Friday','耶稣受难日','public',0);
INSERT INTO "holiday" VALUES(80,'DE',2027,'2027-03-28',NULL,'Easter Sunday (Brandenburg)','复活节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(81,'DE',2027,'2027-03-29',NULL,'Easter Monday','复活节星期一','public',0);
INSERT INTO "holiday" VALUES(82,'DE',2027,'2027-05-01',NULL,'Labor Day','劳动节','public',0);
INSERT INTO "holiday" VALUES(83,'DE',2027,'2027-05-06',NULL,'Ascension Day','耶稣升天节','public',0);
INSERT INTO "holiday" VALUES(84,'DE',2027,'2027-05-16',NULL,'Pentecost (Brandenburg)','五旬节（Brandenburg）','regional',0);
INSERT INTO "holiday" VALUES(85,'DE',2027,'2027-05-17',NULL,'Pentecost Monday','圣灵降临节星期一','public',0);
INSERT INTO "holiday" VALUES(86,'DE',2027,'2027-05-27',NULL,'Corpus Christi (6 of 16 regions)','圣体节（16 个地区中的 6 个）','regional',0);
INSERT INTO "holiday" VALUES(87,'DE',2027,'2027-08-15',NULL,'Assumption Day (Saarland)','圣母升天节（Saarland）','regional',0);
INSERT INTO "holiday" VALUES(88,'DE',2027,'2027-09-20',NULL,'World Children''s Day (Thüringen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(89,'DE',2027,'2027-10-03',NULL,'German Unity Day','德国统一日','public',0);
INSERT INTO "holiday" VALUES(90,'DE',2027,'2027-10-31',NULL,'Reformation Day (9 of 16 regions)','宗教改革日（16 个地区中的 9 个）','most',0);
INSERT INTO "holiday" VALUES(91,'DE',2027,'2027-11-01',NULL,'All Saints'' Day (5 of 16 regions)','诸圣节（16 个地区中的 5 个）','regional',0);
INSERT INTO "holiday" VALUES(92,'DE',2027,'2027-11-17',NULL,'Repentance and Prayer Day (Sachsen)',NULL,'regional',0);
INSERT INTO "holiday" VALUES(93,'DE',2027,'2027-12-24','2028-01-01','Christmas to New Year','圣诞至元旦停工','closure',0);
INSERT INTO "holiday" VALUES(94,'DE',2027,'2027-12-25',NULL,'Christmas Day','圣诞节','public',0);
INSERT INTO "holiday" VALUES(95,'DE',2027,'2027-12-26',NULL,'Second Day of Christmas','圣诞节次日','public',0);
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
	text VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(other_id) REFERENCES company (id)
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
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "log_entry" VALUES(1,1,1,NULL,'2026-11-02','2026-11-02T09:00:00','email','in','asked for tracking',NULL,NULL,NULL,NULL);
CREATE TABLE look_up (
	word VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	what VARCHAR NOT NULL, 
	PRIMARY KEY (word, kind, record_id, what)
)
 WITHOUT ROWID

;
INSERT INTO "look_up" VALUES('001','q',1,'name');
INSERT INTO "look_up" VALUES('001','s',1,'name');
INSERT INTO "look_up" VALUES('2026','s',1,'name');
INSERT INTO "look_up" VALUES('anna','c',1,'name');
INSERT INTO "look_up" VALUES('chargers','d',1,'name');
INSERT INTO "look_up" VALUES('gmbh','o',1,'name');
INSERT INTO "look_up" VALUES('nordlicht','o',1,'name');
INSERT INTO "look_up" VALUES('pi','s',1,'name');
INSERT INTO "look_up" VALUES('q2026','q',1,'name');
INSERT INTO "look_up" VALUES('schmidt','c',1,'name');
INSERT INTO "look_up" VALUES('002','q',2,'name');
INSERT INTO "look_up" VALUES('002','s',2,'name');
INSERT INTO "look_up" VALUES('2026','s',2,'name');
INSERT INTO "look_up" VALUES('lamps','d',2,'name');
INSERT INTO "look_up" VALUES('pi','s',2,'name');
INSERT INTO "look_up" VALUES('q2026','q',2,'name');
INSERT INTO "look_up" VALUES('003','q',3,'name');
INSERT INTO "look_up" VALUES('003','s',3,'name');
INSERT INTO "look_up" VALUES('2026','s',3,'name');
INSERT INTO "look_up" VALUES('cables','d',3,'name');
INSERT INTO "look_up" VALUES('pi','s',3,'name');
INSERT INTO "look_up" VALUES('q2026','q',3,'name');
CREATE TABLE market (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	company_id INTEGER NOT NULL, 
	country VARCHAR NOT NULL, 
	from_date VARCHAR, 
	to_date VARCHAR, 
	channel VARCHAR, 
	text VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id)
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
	country VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id)
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
INSERT INTO "operation" VALUES(1,'2026-09-01T09:00:00','add contact','Added Anna Schmidt (c1) at Nordlicht GmbH (o1, new). 🇩🇪 Germany.','user',NULL);
INSERT INTO "operation" VALUES(2,'2026-09-01T09:00:00','add deal','Added deal d1 for Anna Schmidt: Chargers, product Charger A, quantity 5000, destination market DE.',NULL,NULL);
INSERT INTO "operation" VALUES(3,'2026-09-01T09:00:00','quote','Quotation Q2026-001 (q1) for Chargers (d1), 1 line.',NULL,NULL);
INSERT INTO "operation" VALUES(4,'2026-09-10T09:00:00','order','Order PI-2026-001 (s1) for Chargers (d1), USD 16,000.00.',NULL,NULL);
INSERT INTO "operation" VALUES(5,'2026-09-20T09:00:00','order','Order PI-2026-001 (s1): deposit paid 20 Sep.',NULL,NULL);
INSERT INTO "operation" VALUES(6,'2026-10-18T09:00:00','order','Order PI-2026-001 (s1): balance paid 18 Oct.',NULL,NULL);
INSERT INTO "operation" VALUES(7,'2026-10-18T09:00:00','order','Order PI-2026-001 (s1): shipped on 18 Oct; deal d1: paid.',NULL,NULL);
INSERT INTO "operation" VALUES(8,'2026-10-20T09:00:00','add deal','Added deal d2 for Anna Schmidt: Lamps.',NULL,NULL);
INSERT INTO "operation" VALUES(9,'2026-10-20T09:00:00','quote','Quotation Q2026-002 (q2) for Lamps (d2), 2 lines.',NULL,NULL);
INSERT INTO "operation" VALUES(10,'2026-10-21T09:00:00','order','Order PI-2026-002 (s2) for Lamps (d2), USD 9,600.',NULL,NULL);
INSERT INTO "operation" VALUES(11,'2026-10-25T09:00:00','order','Order PI-2026-002 (s2): deposit paid 25 Oct.',NULL,NULL);
INSERT INTO "operation" VALUES(12,'2026-10-26T09:00:00','add deal','Added deal d3 for Anna Schmidt: Cables.',NULL,NULL);
INSERT INTO "operation" VALUES(13,'2026-10-26T09:00:00','quote','Quotation Q2026-003 (q3) for Cables (d3), 1 line.',NULL,NULL);
INSERT INTO "operation" VALUES(14,'2026-10-27T09:00:00','order','Order PI-2026-003 (s3) for Cables (d3), USD 3,345.00.',NULL,NULL);
INSERT INTO "operation" VALUES(15,'2026-10-30T09:00:00','order','Order PI-2026-003 (s3): deposit paid 30 Oct.',NULL,NULL);
INSERT INTO "operation" VALUES(16,'2026-11-02T09:00:00','log','Logged l1 for Anna Schmidt (c1): ← e-mail: asked for tracking',NULL,NULL);
CREATE TABLE orders (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	quote_id INTEGER, 
	number VARCHAR, 
	destination VARCHAR, 
	value VARCHAR, 
	currency VARCHAR, 
	incoterm VARCHAR, 
	place VARCHAR, 
	payment VARCHAR, 
	forwarder VARCHAR, 
	confirmed_on DATE NOT NULL, 
	ship_by DATE, 
	deposit_due DATE, 
	deposit_paid DATE, 
	balance_due DATE, 
	balance_paid DATE, 
	shipped_on DATE, 
	note VARCHAR, offer_id INTEGER REFERENCES offer (id), plug VARCHAR, mains VARCHAR, certificates VARCHAR, label_language VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id), 
	FOREIGN KEY(quote_id) REFERENCES quote (id)
);
INSERT INTO "orders" VALUES(1,1,1,'PI-2026-001','DE','16000.00','USD','FOB','Hong Kong','30% deposit, 70% before shipment',NULL,'2026-09-10','2026-10-20',NULL,'2026-09-20',NULL,'2026-10-18','2026-10-18',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES(2,2,2,'PI-2026-002',NULL,'9600','USD','FOB','Hong Kong','by the usual way',NULL,'2026-10-21',NULL,'2026-10-25','2026-10-25',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES(3,3,3,'PI-2026-003',NULL,'3345.00','USD','FOB','Hong Kong','1/3 deposit, 2/3 before shipment',NULL,'2026-10-27',NULL,NULL,'2026-10-30',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER, 
	company_id INTEGER, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	normal VARCHAR NOT NULL, 
	label VARCHAR, 
	preferred BOOLEAN NOT NULL, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE TABLE policy (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	topic VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	on_date DATE NOT NULL
, open_percent VARCHAR, handed_percent VARCHAR, open_days INTEGER, open_sum VARCHAR, currency VARCHAR, means VARCHAR, security VARCHAR, allowed_by VARCHAR);
INSERT INTO "policy" VALUES(1,'payment','at most 70% open, 30 days','2026-11-23','70','70',30,'20000','USD','transfer',NULL,'the boss');
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
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
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
INSERT INTO "quote" VALUES(1,1,'Q2026-001',1,NULL,'accepted','USD','FOB','Hong Kong','30% deposit, 70% before shipment',NULL,NULL,NULL,NULL,'2026-09-01','2026-09-01',NULL,'2026-09-10');
INSERT INTO "quote" VALUES(2,2,'Q2026-002',1,NULL,'accepted','USD','FOB','Hong Kong','by the usual way',NULL,NULL,NULL,NULL,'2026-10-20','2026-10-20',NULL,'2026-10-21');
INSERT INTO "quote" VALUES(3,3,'Q2026-003',1,NULL,'accepted','USD','FOB','Hong Kong','1/3 deposit, 2/3 before shipment',NULL,NULL,NULL,NULL,'2026-10-26','2026-10-26',NULL,'2026-10-27');
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
	FOREIGN KEY(offer_id) REFERENCES offer (id), 
	FOREIGN KEY(quote_id) REFERENCES quote (id)
);
INSERT INTO "quote_line" VALUES(1,1,1,'Charger A','5000','pcs','3.20',NULL,NULL);
INSERT INTO "quote_line" VALUES(2,2,1,'Lamp L9','1000','pcs','5.00',NULL,NULL);
INSERT INTO "quote_line" VALUES(3,2,2,'Lamp L9','2000','pcs','4.80',NULL,NULL);
INSERT INTO "quote_line" VALUES(4,3,1,'Cable C','3000','pcs','1.115',NULL,NULL);
CREATE TABLE rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	currency VARCHAR NOT NULL, 
	base VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	value VARCHAR NOT NULL
);
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
	FOREIGN KEY(log_entry_id) REFERENCES log_entry (id), 
	FOREIGN KEY(said_by_id) REFERENCES contact (id)
);
CREATE TABLE sending (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	attachment_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	company_id INTEGER, 
	on_date DATE NOT NULL, 
	text VARCHAR, 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE TABLE stage_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	deal_id INTEGER NOT NULL, 
	from_stage VARCHAR, 
	to_stage VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	reason VARCHAR, cause VARCHAR, 
	FOREIGN KEY(deal_id) REFERENCES deal (id)
);
INSERT INTO "stage_change" VALUES(1,1,NULL,'inquiry','2026-09-01',NULL,NULL);
INSERT INTO "stage_change" VALUES(2,1,'inquiry','ordered','2026-09-10',NULL,NULL);
INSERT INTO "stage_change" VALUES(3,1,'ordered','paid','2026-10-18',NULL,NULL);
INSERT INTO "stage_change" VALUES(4,2,NULL,'inquiry','2026-10-20',NULL,NULL);
INSERT INTO "stage_change" VALUES(5,2,'inquiry','ordered','2026-10-21',NULL,NULL);
INSERT INTO "stage_change" VALUES(6,3,NULL,'inquiry','2026-10-26',NULL,NULL);
INSERT INTO "stage_change" VALUES(7,3,'inquiry','ordered','2026-10-27',NULL,NULL);
CREATE TABLE visit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	direction VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	until DATE, 
	place VARCHAR, 
	purpose VARCHAR, 
	text VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_company_country ON company (country);
CREATE INDEX ix_company_domain ON company (domain);
CREATE INDEX ix_holiday_country_day ON holiday (country, on_date);
CREATE INDEX ix_look_up_record_id ON look_up (record_id);
CREATE INDEX ix_rate_currency_day ON rate (currency, on_date);
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_client_product_company_id ON client_product (company_id);
CREATE INDEX ix_contact_birthday ON contact (birthday) WHERE birthday IS NOT NULL;
CREATE INDEX ix_contact_company_id ON contact (company_id);
CREATE INDEX ix_contact_country ON contact (country);
CREATE INDEX ix_contact_touch_by ON contact (touch_by);
CREATE INDEX ix_contact_waiting_since ON contact (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX ix_link_company_id ON link (company_id);
CREATE INDEX ix_link_other_id ON link (other_id);
CREATE INDEX ix_market_company_id ON market (company_id);
CREATE INDEX ix_news_company_id ON news (company_id);
CREATE INDEX ix_news_month_day ON news (month_day) WHERE month_day IS NOT NULL;
CREATE INDEX ix_news_on_date ON news (on_date);
CREATE INDEX ix_career_contact_id ON career (contact_id);
CREATE INDEX ix_deal_company_id ON deal (company_id);
CREATE INDEX ix_deal_contact_id ON deal (contact_id);
CREATE INDEX ix_deal_stage ON deal (stage);
CREATE INDEX ix_department_company_id ON department (company_id);
CREATE INDEX ix_department_head_id ON department (head_id);
CREATE INDEX ix_fact_key_value ON fact ("key", value);
CREATE INDEX ix_fact_operation_id ON fact (operation_id);
CREATE INDEX ix_fact_subject ON fact (subject_kind, subject_id, "key", noted_on);
CREATE INDEX ix_fact_told_by ON fact (told_by);
CREATE INDEX ix_point_company_id ON point (company_id);
CREATE INDEX ix_point_contact_id ON point (contact_id);
CREATE INDEX ix_point_normal ON point (normal);
CREATE INDEX ix_visit_contact_id ON visit (contact_id);
CREATE INDEX ix_visit_on_date ON visit (on_date);
CREATE INDEX ix_attachment_company_id ON attachment (company_id);
CREATE INDEX ix_attachment_contact_id ON attachment (contact_id);
CREATE INDEX ix_attachment_deal_id ON attachment (deal_id);
CREATE INDEX ix_attachment_digest ON attachment (digest);
CREATE INDEX ix_follow_up_company_id ON follow_up (company_id);
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_follow_up_deal_id ON follow_up (deal_id);
CREATE INDEX ix_follow_up_state_due ON follow_up (state, due_on);
CREATE INDEX ix_log_entry_company_day ON log_entry (company_id, on_date);
CREATE INDEX ix_log_entry_contact_day ON log_entry (contact_id, on_date);
CREATE INDEX ix_log_entry_day ON log_entry (on_date);
CREATE INDEX ix_log_entry_deal_day ON log_entry (deal_id, on_date);
CREATE INDEX ix_log_entry_message_id ON log_entry (message_id);
CREATE INDEX ix_promise_company_id ON promise (company_id);
CREATE INDEX ix_promise_contact_id ON promise (contact_id);
CREATE INDEX ix_promise_deal_id ON promise (deal_id);
CREATE INDEX ix_promise_state_due ON promise (state, due_on);
CREATE INDEX ix_proof_deal_id ON proof (deal_id);
CREATE INDEX ix_proof_state_sent ON proof (state, sent_on);
CREATE INDEX ix_quote_deal_id ON quote (deal_id);
CREATE INDEX ix_quote_replaces_id ON quote (replaces_id);
CREATE INDEX ix_quote_state_sent ON quote (state, sent_on);
CREATE INDEX ix_quote_state_valid ON quote (state, valid_until);
CREATE INDEX ix_stage_change_deal_id ON stage_change (deal_id);
CREATE INDEX ix_stage_change_on_date ON stage_change (on_date);
CREATE INDEX ix_orders_deal_id ON orders (deal_id);
CREATE INDEX ix_orders_quote_id ON orders (quote_id);
CREATE INDEX ix_orders_to_balance ON orders (balance_paid, balance_due);
CREATE INDEX ix_orders_to_deposit ON orders (deposit_paid, deposit_due);
CREATE INDEX ix_orders_to_ship ON orders (shipped_on, ship_by);
CREATE INDEX ix_quote_line_offer_id ON quote_line (offer_id);
CREATE INDEX ix_quote_line_quote_id ON quote_line (quote_id);
CREATE INDEX ix_round_deal_id ON round (deal_id);
CREATE INDEX ix_round_log_entry_id ON round (log_entry_id);
CREATE INDEX ix_round_said_by_id ON round (said_by_id);
CREATE INDEX ix_inheritance_origin ON inheritance (origin);
CREATE INDEX ix_inheritance_record ON inheritance (kind, record_id);
CREATE INDEX ix_policy_topic_day ON policy (topic, on_date);
CREATE INDEX ix_correction_proof_id ON correction (proof_id);
CREATE INDEX ix_sending_attachment_id ON sending (attachment_id);
CREATE INDEX ix_sending_company_id ON sending (company_id);
CREATE INDEX ix_sending_contact_id ON sending (contact_id);
CREATE INDEX ix_orders_offer_id ON orders (offer_id);
CREATE INDEX ix_round_topic_outcome ON round (topic, outcome);
CREATE INDEX ix_career_told_by_id ON career (told_by_id);
CREATE INDEX ix_client_product_told_by_id ON client_product (told_by_id);
CREATE INDEX ix_department_told_by_id ON department (told_by_id);
CREATE INDEX ix_link_told_by_id ON link (told_by_id);
CREATE INDEX ix_market_told_by_id ON market (told_by_id);
CREATE INDEX ix_news_told_by_id ON news (told_by_id);
CREATE INDEX ix_point_told_by_id ON point (told_by_id);
CREATE INDEX ix_visit_told_by_id ON visit (told_by_id);
CREATE INDEX ix_change_row ON change (table_name, row_id);
CREATE INDEX ix_company_country_name ON company (country, name COLLATE "NOCASE");
CREATE INDEX ix_company_name ON company (name COLLATE "NOCASE");
CREATE INDEX ix_contact_country_name ON contact (country, name COLLATE "NOCASE");
CREATE INDEX ix_contact_name ON contact (name COLLATE "NOCASE");
CREATE INDEX ix_look_up_firm ON look_up (word) WHERE kind = 'o';
CREATE INDEX ix_look_up_name ON look_up (word) WHERE kind IN ('c', 'o', 'd') AND what IN ('name', 'alias');
CREATE INDEX ix_operation_command ON operation (command);
CREATE INDEX ix_operation_undone_at ON operation (undone_at) WHERE undone_at IS NOT NULL;
CREATE INDEX ix_orders_number ON orders (number COLLATE "NOCASE");
CREATE INDEX ix_quote_number ON quote (number COLLATE "NOCASE");
CREATE INDEX ix_stage_change_to_day ON stage_change (to_stage, on_date);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('operation',16);
INSERT INTO "sqlite_sequence" VALUES('company',1);
INSERT INTO "sqlite_sequence" VALUES('contact',1);
INSERT INTO "sqlite_sequence" VALUES('change',53);
INSERT INTO "sqlite_sequence" VALUES('fact',11);
INSERT INTO "sqlite_sequence" VALUES('holiday',95);
INSERT INTO "sqlite_sequence" VALUES('deal',3);
INSERT INTO "sqlite_sequence" VALUES('stage_change',7);
INSERT INTO "sqlite_sequence" VALUES('quote',3);
INSERT INTO "sqlite_sequence" VALUES('quote_line',4);
INSERT INTO "sqlite_sequence" VALUES('orders',3);
INSERT INTO "sqlite_sequence" VALUES('log_entry',1);
INSERT INTO "sqlite_sequence" VALUES('policy',1);
COMMIT;
