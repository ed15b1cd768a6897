BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "career" VALUES(1,1,'Lichthaus AG',NULL,NULL,'2012',NULL,NULL,NULL);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
);
INSERT INTO "change" VALUES(1,1,'company',1,NULL,'{"id": 1, "name": "Nordlicht GmbH", "aliases": null, "domain": "nordlicht.example", "city": null, "country": "DE", "created_on": "2026-11-23"}');
INSERT INTO "change" VALUES(2,1,'contact',1,NULL,'{"id": 1, "name": "Anna Schmidt", "native_name": null, "nickname": null, "salutation": null, "company_id": 1, "city": null, "country": "DE", "time_zone": null, "created_on": "2026-11-23", "last_touch_on": null, "touch_by": "2026-12-23", "waiting_since": "2026-11-23T08:30:00", "birthday": null}');
INSERT INTO "change" VALUES(3,1,'point',1,NULL,'{"id": 1, "contact_id": 1, "company_id": null, "kind": "email", "value": "anna@nordlicht.example", "normal": "anna@nordlicht.example", "label": null, "preferred": false}');
INSERT INTO "change" VALUES(4,1,'fact',1,NULL,'{"id": 1, "subject_kind": "contact", "subject_id": 1, "key": "contact.title", "value": "Purchasing Assistant", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 1}');
INSERT INTO "change" VALUES(5,1,'fact',2,NULL,'{"id": 2, "subject_kind": "contact", "subject_id": 1, "key": "contact.first_contact", "value": "2026-11-23", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 1}');
INSERT INTO "change" VALUES(6,1,'follow_up',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "text": "check the answer to our first reply", "due_on": "2026-11-25", "first_due_on": "2026-11-25", "every": null, "after_done": false, "state": "open", "closed_on": null, "why": null, "created_on": "2026-11-23"}');
INSERT INTO "change" VALUES(7,2,'company',2,NULL,'{"id": 2, "name": "Koala Home Pty", "aliases": null, "domain": null, "city": null, "country": "AU", "created_on": "2026-11-23"}');
INSERT INTO "change" VALUES(8,2,'contact',2,NULL,'{"id": 2, "name": "Karen Smith", "native_name": null, "nickname": null, "salutation": null, "company_id": 2, "city": null, "country": "AU", "time_zone": null, "created_on": "2026-11-23", "last_touch_on": null, "touch_by": "2026-12-23", "waiting_since": "2026-11-23T08:30:00", "birthday": null}');
INSERT INTO "change" VALUES(9,2,'fact',3,NULL,'{"id": 3, "subject_kind": "contact", "subject_id": 2, "key": "contact.first_contact", "value": "2026-11-23", "state": "known", "source": "user", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 2}');
INSERT INTO "change" VALUES(10,2,'follow_up',2,NULL,'{"id": 2, "contact_id": 2, "company_id": 2, "deal_id": null, "text": "check the answer to our first reply", "due_on": "2026-11-25", "first_due_on": "2026-11-25", "every": null, "after_done": false, "state": "open", "closed_on": null, "why": null, "created_on": "2026-11-23"}');
INSERT INTO "change" VALUES(11,3,'fact',4,NULL,'{"id": 4, "subject_kind": "contact", "subject_id": 1, "key": "contact.spoken_english", "value": "poor", "state": "known", "source": "phone", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": null, "note": null, "operation_id": 3}');
INSERT INTO "change" VALUES(12,4,'fact',5,NULL,'{"id": 5, "subject_kind": "company", "subject_id": 1, "key": "company.suppliers", "value": "Rival Ltd", "state": "known", "source": "client", "source_detail": null, "noted_on": "2026-11-23", "certainty": "certain", "told_by": 2, "note": null, "operation_id": 4}');
INSERT INTO "change" VALUES(13,5,'log_entry',1,NULL,'{"id": 1, "contact_id": 1, "company_id": 1, "deal_id": null, "on_date": "2026-11-23", "at": "2026-11-23T08:30:00", "channel": "email", "direction": "out", "text": "asked for 5,000 chargers", "subject": null, "topics": null, "original": null, "message_id": null}');
INSERT INTO "change" VALUES(14,5,'contact',1,'{"last_touch_on": null, "waiting_since": "2026-11-23T08:30:00"}','{"last_touch_on": "2026-11-23", "waiting_since": null}');
INSERT INTO "change" VALUES(15,6,'career',1,NULL,'{"id": 1, "contact_id": 1, "employer": "Lichthaus AG", "title": null, "trade": null, "from_date": "2012", "to_date": null}');
INSERT INTO "change" VALUES(16,7,'visit',1,NULL,'{"id": 1, "contact_id": 1, "direction": "to_us", "on_date": "2027-04-14", "until": null, "place": "Shenzhen", "purpose": null, "text": null}');
INSERT INTO "change" VALUES(17,8,'department',1,NULL,'{"id": 1, "company_id": 1, "function": "design", "state": "outsourced", "head_id": null, "reports_to": null, "text": null}');
INSERT INTO "change" VALUES(18,9,'market',1,NULL,'{"id": 1, "company_id": 1, "country": "DE", "from_date": "2020", "to_date": null, "channel": null, "text": null}');
INSERT INTO "change" VALUES(19,10,'client_product',1,NULL,'{"id": 1, "company_id": 1, "name": "USB lamp", "kind": "best_seller", "category": null, "what_is_new": null, "selling_points": null, "price_point": null, "supplier": null, "mould": null, "can_make": null, "asked_on": null, "difference": null}');
INSERT INTO "change" VALUES(20,11,'news',1,NULL,'{"id": 1, "company_id": 1, "kind": "fair", "text": "IFA", "on_date": "2027-09-03", "yearly": false, "month_day": null, "place": null, "action": "ask what help they need: posters, a stand, fair samples, training for the staff; tell our boss whether the fair is worth going to", "country": null}');
INSERT INTO "change" VALUES(21,12,'link',1,NULL,'{"id": 1, "company_id": 2, "kind": "buys_from", "other_id": 1, "text": null}');
INSERT INTO "change" VALUES(22,13,'deal',1,NULL,'{"id": 1, "company_id": 1, "contact_id": null, "title": "5,000 chargers", "product": null, "quantity": null, "unit": null, "value": "16000", "currency": "USD", "stage": "inquiry", "market": null, "next_step": null, "cause": null, "reason": null, "opened_on": "2026-11-23", "closed_on": null}');
INSERT INTO "change" VALUES(23,13,'stage_change',1,NULL,'{"id": 1, "deal_id": 1, "from_stage": null, "to_stage": "inquiry", "on_date": "2026-11-23", "cause": null, "reason": null}');
INSERT INTO "change" VALUES(24,14,'round',1,NULL,'{"id": 1, "deal_id": 1, "topic": "payment", "ours": "100% before shipment", "theirs": "balance on B/L copy", "outcome": "stuck", "said_by_id": null, "log_entry_id": 1, "on_date": "2026-11-23", "text": null}');
INSERT INTO "change" VALUES(25,15,'quote',1,NULL,'{"id": 1, "deal_id": 1, "number": "Q2026-001", "revision": 1, "replaces_id": null, "state": "draft", "currency": "USD", "incoterm": "FOB", "place": "Hong Kong", "payment": "30/70", "lead_time": null, "packing": null, "marks": null, "note": null, "created_on": "2026-11-23", "sent_on": null, "valid_until": null, "answered_on": null}');
INSERT INTO "change" VALUES(26,15,'quote_line',1,NULL,'{"id": 1, "quote_id": 1, "position": 1, "item": "Charger A", "quantity": "5000", "unit": "pcs", "price": "3.20", "payment": null, "offer_id": null}');
INSERT INTO "change" VALUES(27,16,'orders',1,NULL,'{"id": 1, "deal_id": 1, "quote_id": null, "number": "PI-1042", "destination": "US", "offer_id": null, "plug": "US", "mains": null, "certificates": null, "label_language": null, "value": null, "currency": null, "incoterm": null, "place": null, "payment": null, "forwarder": null, "confirmed_on": "2026-11-23", "ship_by": "2027-01-20", "deposit_due": null, "deposit_paid": null, "balance_due": null, "balance_paid": null, "shipped_on": null, "note": null}');
INSERT INTO "change" VALUES(28,17,'proof',1,NULL,'{"id": 1, "deal_id": 1, "kind": "machine", "version": 1, "state": "sent", "sent_on": "2026-11-23", "courier": "DHL", "feedback": null, "feedback_on": null, "signed_on": null, "lies_at": null, "text": null}');
INSERT INTO "change" VALUES(29,18,'correction',1,NULL,'{"id": 1, "proof_id": 1, "text": "logo larger", "noted_on": "2026-11-23", "sent_on": null}');
INSERT INTO "change" VALUES(30,19,'policy',1,NULL,'{"id": 1, "topic": "payment", "text": "30% deposit", "on_date": "2026-11-23"}');
INSERT INTO "change" VALUES(31,20,'deal',1,'{"stage": "inquiry", "closed_on": null, "reason": null, "cause": null}','{"stage": "lost", "closed_on": "2026-11-23", "reason": "too dear", "cause": "price"}');
INSERT INTO "change" VALUES(32,20,'stage_change',2,NULL,'{"id": 2, "deal_id": 1, "from_stage": "inquiry", "to_stage": "lost", "on_date": "2026-11-23", "cause": "price", "reason": "too dear"}');
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
INSERT INTO "client_product" VALUES(1,1,'USB lamp','best_seller',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE company (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	aliases VARCHAR, 
	domain VARCHAR, 
	city VARCHAR, 
	country VARCHAR, 
	created_on DATE NOT NULL
);
INSERT INTO "company" VALUES(1,'Nordlicht GmbH',NULL,'nordlicht.example',NULL,'DE','2026-11-23');
INSERT INTO "company" VALUES(2,'Koala Home Pty',NULL,NULL,NULL,'AU','2026-11-23');
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
INSERT INTO "contact" VALUES(1,'Anna Schmidt',NULL,NULL,NULL,1,NULL,'DE',NULL,'2026-11-23','2026-11-23','2026-12-23',NULL,NULL);
INSERT INTO "contact" VALUES(2,'Karen Smith',NULL,NULL,NULL,2,NULL,'AU',NULL,'2026-11-23',NULL,'2026-12-23','2026-11-23T08:30:00',NULL);
CREATE TABLE correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	proof_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	noted_on DATE NOT NULL, 
	sent_on DATE, 
	FOREIGN KEY(proof_id) REFERENCES proof (id)
);
INSERT INTO "correction" VALUES(1,1,'logo larger','2026-11-23',NULL);
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
INSERT INTO "deal" VALUES(1,1,NULL,'5,000 chargers',NULL,NULL,NULL,'16000','USD','lost',NULL,NULL,'too dear','2026-11-23','2026-11-23','price');
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
INSERT INTO "department" VALUES(1,1,'design','outsourced',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "fact" VALUES(1,'contact',1,'contact.title','Purchasing Assistant','known','user',NULL,'2026-11-23','certain',NULL,NULL,1);
INSERT INTO "fact" VALUES(2,'contact',1,'contact.first_contact','2026-11-23','known','user',NULL,'2026-11-23','certain',NULL,NULL,1);
INSERT INTO "fact" VALUES(3,'contact',2,'contact.first_contact','2026-11-23','known','user',NULL,'2026-11-23','certain',NULL,NULL,2);
INSERT INTO "fact" VALUES(4,'contact',1,'contact.spoken_english','poor','known','phone',NULL,'2026-11-23','certain',NULL,NULL,3);
INSERT INTO "fact" VALUES(5,'company',1,'company.suppliers','Rival Ltd','known','client',NULL,'2026-11-23','certain',2,NULL,4);
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
INSERT INTO "follow_up" VALUES(1,1,1,NULL,'check the answer to our first reply','2026-11-25','2026-11-25',NULL,0,'open',NULL,NULL,'2026-11-23');
INSERT INTO "follow_up" VALUES(2,2,2,NULL,'check the answer to our first reply','2026-11-25','2026-11-25',NULL,0,'open',NULL,NULL,'2026-11-23');
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
	text VARCHAR, source VARCHAR, told_by_id INTEGER REFERENCES contact (id), 
	FOREIGN KEY(company_id) REFERENCES company (id), 
	FOREIGN KEY(other_id) REFERENCES company (id)
);
INSERT INTO "link" VALUES(1,2,'buys_from',1,NULL,NULL,NULL);
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
INSERT INTO "log_entry" VALUES(1,1,1,NULL,'2026-11-23','2026-11-23T08:30:00','email','out','asked for 5,000 chargers',NULL,NULL,NULL,NULL);
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
INSERT INTO "look_up" VALUES('1042','s',1,'name');
INSERT INTO "look_up" VALUES('5','d',1,'name');
INSERT INTO "look_up" VALUES('anna','c',1,'email');
INSERT INTO "look_up" VALUES('anna','c',1,'name');
INSERT INTO "look_up" VALUES('anna@nordlicht.example','c',1,'email');
INSERT INTO "look_up" VALUES('chargers','d',1,'name');
INSERT INTO "look_up" VALUES('example','o',1,'domain');
INSERT INTO "look_up" VALUES('gmbh','o',1,'name');
INSERT INTO "look_up" VALUES('nordlicht','o',1,'domain');
INSERT INTO "look_up" VALUES('nordlicht','o',1,'name');
INSERT INTO "look_up" VALUES('nordlicht.example','c',1,'domain');
INSERT INTO "look_up" VALUES('nordlicht.example','o',1,'domain');
INSERT INTO "look_up" VALUES('pi','s',1,'name');
INSERT INTO "look_up" VALUES('q2026','q',1,'name');
INSERT INTO "look_up" VALUES('schmidt','c',1,'name');
INSERT INTO "look_up" VALUES('home','o',2,'name');
INSERT INTO "look_up" VALUES('karen','c',2,'name');
INSERT INTO "look_up" VALUES('koala','o',2,'name');
INSERT INTO "look_up" VALUES('pty','o',2,'name');
INSERT INTO "look_up" VALUES('smith','c',2,'name');
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
INSERT INTO "market" VALUES(1,1,'DE','2020',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "news" VALUES(1,1,'fair','IFA','2027-09-03',0,NULL,NULL,'ask what help they need: posters, a stand, fair samples, training for the staff; tell our boss whether the fair is worth going to',NULL,NULL,NULL);
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
INSERT INTO "operation" VALUES(1,'2026-11-23T08:30:00','add contact','Added Anna Schmidt (c1), Purchasing Assistant at Nordlicht GmbH (o1, new). 🇩🇪 Germany.','user',NULL);
INSERT INTO "operation" VALUES(2,'2026-11-23T08:30:00','add contact','Added Karen Smith (c2) at Koala Home Pty (o2, new). 🇦🇺 Australia.','user',NULL);
INSERT INTO "operation" VALUES(3,'2026-11-23T08:30:00','set','Anna Schmidt (c1): spoken English: unknown → poor (phone call, 23 Nov).','phone',NULL);
INSERT INTO "operation" VALUES(4,'2026-11-23T08:30:00','set','Nordlicht GmbH (o1): present suppliers: unknown → Rival Ltd (another client, 23 Nov).','client',NULL);
INSERT INTO "operation" VALUES(5,'2026-11-23T08:30:00','log','Logged l1 for Anna Schmidt (c1): → e-mail: asked for 5,000 chargers',NULL,NULL);
INSERT INTO "operation" VALUES(6,'2026-11-23T08:30:00','add career','Added career step j1 for Anna Schmidt: Lichthaus AG, from 2012.',NULL,NULL);
INSERT INTO "operation" VALUES(7,'2026-11-23T08:30:00','add visit','Added visit v1 for Anna Schmidt: to_us 2027-04-14, place Shenzhen.',NULL,NULL);
INSERT INTO "operation" VALUES(8,'2026-11-23T08:30:00','add department','Added department g1 for Nordlicht GmbH: design outsourced.',NULL,NULL);
INSERT INTO "operation" VALUES(9,'2026-11-23T08:30:00','add market','Added market t1 for Nordlicht GmbH: DE, since 2020.',NULL,NULL);
INSERT INTO "operation" VALUES(10,'2026-11-23T08:30:00','add product','Added client''s product p1 for Nordlicht GmbH: USB lamp, kind best_seller.',NULL,NULL);
INSERT INTO "operation" VALUES(11,'2026-11-23T08:30:00','add news','Added news n1 for Nordlicht GmbH: fair IFA, date 2027-09-03.',NULL,NULL);
INSERT INTO "operation" VALUES(12,'2026-11-23T08:30:00','add link','Added link k1 for Koala Home Pty: buys_from nordlicht.',NULL,NULL);
INSERT INTO "operation" VALUES(13,'2026-11-23T08:30:00','add deal','Added deal d1 for Nordlicht GmbH: 5,000 chargers, value 16000, currency USD.',NULL,NULL);
INSERT INTO "operation" VALUES(14,'2026-11-23T08:30:00','round','5,000 chargers (d1), payment (r1): we: 100% before shipment · they: balance on B/L copy · stuck · l1.',NULL,NULL);
INSERT INTO "operation" VALUES(15,'2026-11-23T08:30:00','quote','Quotation Q2026-001 (q1) for 5,000 chargers (d1), 1 line.',NULL,NULL);
INSERT INTO "operation" VALUES(16,'2026-11-23T08:30:00','add order','Added order s1 for 5,000 chargers: confirmation number PI-1042, destination US, plug US.',NULL,NULL);
INSERT INTO "operation" VALUES(17,'2026-11-23T08:30:00','add proof','Added proof y1 for 5,000 chargers: machine, state sent, courier DHL.',NULL,NULL);
INSERT INTO "operation" VALUES(18,'2026-11-23T08:30:00','proof','machine proof, version 1 (y1): 1 correction waits to be sent.',NULL,NULL);
INSERT INTO "operation" VALUES(19,'2026-11-23T08:30:00','policy','Our policy on payment from now on: 30% deposit',NULL,NULL);
INSERT INTO "operation" VALUES(20,'2026-11-23T08:30:00','stage','5,000 chargers (d1): inquiry → lost (price, too dear).',NULL,NULL);
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
INSERT INTO "orders" VALUES(1,1,NULL,'PI-1042','US',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-23','2027-01-20',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'US',NULL,NULL,NULL);
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
INSERT INTO "point" VALUES(1,1,NULL,'email','anna@nordlicht.example','anna@nordlicht.example',NULL,0,NULL,NULL);
CREATE TABLE policy (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	topic VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	on_date DATE NOT NULL
);
INSERT INTO "policy" VALUES(1,'payment','30% deposit','2026-11-23');
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
INSERT INTO "proof" VALUES(1,1,'machine',1,'sent','2026-11-23','DHL',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "quote" VALUES(1,1,'Q2026-001',1,NULL,'draft','USD','FOB','Hong Kong','30/70',NULL,NULL,NULL,NULL,'2026-11-23',NULL,NULL,NULL);
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
INSERT INTO "round" VALUES(1,1,'payment','100% before shipment','balance on B/L copy','stuck',NULL,1,'2026-11-23',NULL);
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
INSERT INTO "stage_change" VALUES(1,1,NULL,'inquiry','2026-11-23',NULL,NULL);
INSERT INTO "stage_change" VALUES(2,1,'inquiry','lost','2026-11-23','too dear','price');
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
INSERT INTO "visit" VALUES(1,1,'to_us','2027-04-14',NULL,'Shenzhen',NULL,NULL,NULL,NULL);
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
INSERT INTO "sqlite_sequence" VALUES('operation',20);
INSERT INTO "sqlite_sequence" VALUES('company',2);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('change',32);
INSERT INTO "sqlite_sequence" VALUES('point',1);
INSERT INTO "sqlite_sequence" VALUES('fact',5);
INSERT INTO "sqlite_sequence" VALUES('follow_up',2);
INSERT INTO "sqlite_sequence" VALUES('holiday',330);
INSERT INTO "sqlite_sequence" VALUES('log_entry',1);
INSERT INTO "sqlite_sequence" VALUES('career',1);
INSERT INTO "sqlite_sequence" VALUES('visit',1);
INSERT INTO "sqlite_sequence" VALUES('department',1);
INSERT INTO "sqlite_sequence" VALUES('market',1);
INSERT INTO "sqlite_sequence" VALUES('client_product',1);
INSERT INTO "sqlite_sequence" VALUES('news',1);
INSERT INTO "sqlite_sequence" VALUES('link',1);
INSERT INTO "sqlite_sequence" VALUES('deal',1);
INSERT INTO "sqlite_sequence" VALUES('stage_change',2);
INSERT INTO "sqlite_sequence" VALUES('round',1);
INSERT INTO "sqlite_sequence" VALUES('quote',1);
INSERT INTO "sqlite_sequence" VALUES('quote_line',1);
INSERT INTO "sqlite_sequence" VALUES('orders',1);
INSERT INTO "sqlite_sequence" VALUES('proof',1);
INSERT INTO "sqlite_sequence" VALUES('correction',1);
INSERT INTO "sqlite_sequence" VALUES('policy',1);
COMMIT;
